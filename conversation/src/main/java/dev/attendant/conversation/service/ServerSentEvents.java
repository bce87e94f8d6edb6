package dev.attendant.conversation.service;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads an event stream as its bytes come, cut anywhere: WHATWG HTML, 9.2.6 "Interpreting an event stream"
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation). Lines end with LF, CR
 * or CR LF; comments, {@code id} and {@code retry} are read over; an event that has no end is none.
 *
 * <p>One stream each; for one thread.
 */
public final class ServerSentEvents {

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final StreamLimits limits;
    private final Consumer<ServerSentEvent> events;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private boolean first = true;
    private boolean afterCarriageReturn;
    private long bytes;

    public ServerSentEvents(StreamLimits limits, Consumer<ServerSentEvent> events) {
        this.limits = limits;
        this.events = events;
    }

    /** @throws MalformedAnswer when a line, an event or the stream is too long */
    public void read(Buffer buffer) {
        bytes += buffer.length();
        if (bytes > limits.answer()) {
            throw new MalformedAnswer("an answer of more than " + limits.answer() + " bytes");
        }
        int from = 0;
        for (int at = 0; at < buffer.length(); at++) {
            byte b = buffer.getByte(at);
            if (b != '\n' && b != '\r') {
                afterCarriageReturn = false;
                continue;
            }
            boolean secondHalfOfLineEnd = b == '\n' && afterCarriageReturn;
            if (!secondHalfOfLineEnd) {
                append(buffer, from, at);
                endLine();
            }
            afterCarriageReturn = b == '\r';
            from = at + 1;
        }
        append(buffer, from, buffer.length());
    }

    private void append(Buffer buffer, int from, int to) {
        if (line.size() + to - from > limits.line()) {
            throw new MalformedAnswer("a line of more than " + limits.line() + " bytes");
        }
        if (to > from) {
            line.writeBytes(buffer.getBytes(from, to));
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (first && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        first = false;
        if (text.isEmpty()) {
            dispatch();
            return;
        }
        int colon = text.indexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(text.startsWith(": ", colon) ? colon + 2 : colon + 1);
        switch (field) {
            case "data" -> add(value);
            case "event" -> name = value;
            default -> { }
        }
    }

    private void add(String value) {
        if (data.length() + value.length() > limits.event()) {
            throw new MalformedAnswer("an event of more than " + limits.event() + " characters");
        }
        data.append(value).append('\n');
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            ServerSentEvent event =
                    new ServerSentEvent(name.isEmpty() ? "message" : name, data.substring(0, data.length() - 1));
            data.setLength(0);
            name = "";
            events.accept(event);
        }
        name = "";
    }
}
