package dev.attendant.testcalls.freeswitch;

import io.vertx.core.buffer.Buffer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes the attendant's messages out of a stream of bytes, as read_packet() of mod_event_socket.c does: lines up to
 * an empty one, and then as many bytes as {@code Content-Length} says. Empty lines before a message are skipped.
 */
final class EslReader {

    /** max_len of read_packet(): what is longer ends there. */
    private static final int LONGEST = 10 * 1024 * 1024;

    private final Consumer<EslMessage> sink;
    private byte[] bytes = new byte[1024];
    private int filled;
    private int lineEnds;
    private int headLength;
    private int missing;

    EslReader(Consumer<EslMessage> sink) {
        this.sink = sink;
    }

    void read(Buffer chunk) {
        for (int i = 0; i < chunk.length(); i++) {
            add(chunk.getByte(i));
        }
    }

    private void add(byte b) {
        if (missing > 0) {
            append(b);
            if (--missing == 0) {
                emit();
            }
            return;
        }
        if (filled == 0 && (b == '\n' || b == '\r')) {
            return;
        }
        append(b);
        if (b == '\n') {
            lineEnds++;
        } else if (b != '\r') {
            lineEnds = 0;
        }
        if (lineEnds == 2 || filled >= LONGEST) {
            headLength = filled;
            missing = contentLength();
            if (missing == 0) {
                emit();
            }
        }
    }

    private void append(byte b) {
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * filled);
        }
        bytes[filled++] = b;
    }

    private int contentLength() {
        String length = head().headers().getOrDefault("content-length", "0");
        return length.matches("\\d{1,7}") ? Integer.parseInt(length) : 0;
    }

    private EslMessage head() {
        String text = new String(bytes, 0, headLength, StandardCharsets.UTF_8);
        String[] lines = text.split("[\r\n]+");
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                // the first of a name is what switch_event_get_header() finds
                headers.putIfAbsent(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).replaceFirst("^ +", ""));
            }
        }
        return new EslMessage(lines[0], headers, "", text.stripTrailing());
    }

    private void emit() {
        EslMessage head = head();
        String body = new String(bytes, headLength, filled - headLength, StandardCharsets.UTF_8);
        filled = 0;
        lineEnds = 0;
        String text = body.isEmpty() ? head.text() : head.text() + "\n\n" + body;
        sink.accept(new EslMessage(head.command(), head.headers(), body, text));
    }
}
