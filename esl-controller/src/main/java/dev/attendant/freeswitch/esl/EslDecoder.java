package dev.attendant.freeswitch.esl;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts the event socket's stream into messages, however TCP split or joined them: header lines up to an empty
 * one, then the bytes of the body that {@code Content-Length} tells (FreeSWITCH's {@code mod_event_socket.c}).
 * Every byte is looked at once; what is kept is no more than has come, within the limits. Belongs to one
 * connection's event loop.
 */
public final class EslDecoder {

    private static final Buffer NO_BODY = Buffer.buffer(0);
    /** Room for a body is made as it comes, not because a header announces it. */
    private static final int FIRST_ROOM = 64 * 1024;

    private final EslLimits limits;
    private final Consumer<EslMessage> messages;

    /** What has come of a line whose end has not. */
    private ByteArrayOutputStream partial = new ByteArrayOutputStream(256);
    private EslHeaders headers = new EslHeaders();
    private int lines;
    private int blockBytes;

    /** What has come of the body; only while {@link #bodyLeft} is more than 0. */
    private Buffer body = NO_BODY;
    private int bodyLeft;

    private boolean dead;

    public EslDecoder(Consumer<EslMessage> messages) {
        this(EslLimits.DEFAULT, messages);
    }

    public EslDecoder(EslLimits limits, Consumer<EslMessage> messages) {
        this.limits = limits;
        this.messages = messages;
    }

    /**
     * Takes what came, and hands on every message that it completes.
     *
     * @throws EslMalformed once, when it is not what FreeSWITCH sends; nothing is read after that
     */
    public void read(Buffer came) {
        byte[] bytes = came.getBytes();
        int at = 0;
        while (at < bytes.length && !dead) {
            at = bodyLeft > 0 ? readBody(bytes, at) : readLine(bytes, at);
        }
    }

    private int readBody(byte[] bytes, int at) {
        int piece = Math.min(bodyLeft, bytes.length - at);
        body.appendBytes(bytes, at, piece);
        bodyLeft -= piece;
        if (bodyLeft == 0) {
            complete();
        }
        return at + piece;
    }

    private int readLine(byte[] bytes, int at) {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        int length = partial.size() + end - at;
        if (length > limits.line()) {
            throw malformed("a header line of more than " + limits.line() + " bytes");
        }
        if (length > limits.block() - blockBytes) {
            throw malformed("a header block of more than " + limits.block() + " bytes");
        }
        if (end == bytes.length) {
            partial.write(bytes, at, end - at);
            return end;
        }
        blockBytes += length;
        if (partial.size() == 0) {
            line(new String(bytes, at, end - at, StandardCharsets.UTF_8));
        } else {
            partial.write(bytes, at, end - at);
            String line = partial.toString(StandardCharsets.UTF_8);
            partial = new ByteArrayOutputStream(256); // the old one may have grown
            line(line);
        }
        return end + 1;
    }

    private void line(String ended) {
        String line = ended.endsWith("\r") ? ended.substring(0, ended.length() - 1) : ended;
        int colon = line.indexOf(':');
        if (line.isEmpty()) {
            blockEnds();
        } else if (colon < 1) {
            throw malformed("a line that is no header");
        } else if (++lines > limits.headers()) {
            throw malformed("more than " + limits.headers() + " headers");
        } else {
            headers.add(line.substring(0, colon), value(line, colon + 1, line.length()));
        }
    }

    /** What stands between a colon and the line's end, without the blanks in front. */
    static String value(String text, int from, int to) {
        int begin = from;
        while (begin < to && text.charAt(begin) == ' ') {
            begin++;
        }
        return text.substring(begin, to);
    }

    private void blockEnds() {
        blockBytes = 0;
        lines = 0;
        if (headers.isEmpty()) {
            return; // an empty line between messages
        }
        if (!headers.has("Content-Type")) {
            throw malformed("a message without a Content-Type");
        }
        bodyLeft = headers.has("Content-Length") ? contentLength(headers.get("Content-Length")) : 0;
        if (bodyLeft == 0) {
            complete();
        } else {
            body = Buffer.buffer(Math.min(bodyLeft, FIRST_ROOM));
        }
    }

    private int contentLength(String text) {
        String digits = text.stripTrailing();
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw malformed("a Content-Length that is no number of bytes");
        }
        int length = Integer.parseInt(digits);
        if (length > limits.body()) {
            throw malformed("a body of " + length + " bytes, more than " + limits.body());
        }
        return length;
    }

    /** All is ready for the next message before this one is handed on: its taker may throw. */
    private void complete() {
        EslMessage message = new EslMessage(headers, body);
        headers = new EslHeaders();
        body = NO_BODY;
        messages.accept(message);
    }

    private EslMalformed malformed(String why) {
        dead = true;
        headers = new EslHeaders();
        partial = new ByteArrayOutputStream(0);
        return new EslMalformed(why);
    }
}
