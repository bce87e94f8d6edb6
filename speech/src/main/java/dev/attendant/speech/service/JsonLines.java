package dev.attendant.speech.service;

import dev.attendant.conversation.service.MalformedAnswer;
import dev.attendant.conversation.service.StreamLimits;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A JSON object on each line, as the bytes come, cut anywhere. Also where the lines are those of an event stream with
 * one line of data an event: services have sent either under the same name.
 */
public final class JsonLines {

    private static final String DATA = "data:";
    private static final String LAST = "[DONE]";

    private final StreamLimits limits;
    private Buffer line = Buffer.buffer();

    public JsonLines(StreamLimits limits) {
        this.limits = limits;
    }

    /** @throws MalformedAnswer when a line is too long or no object */
    public void read(Buffer bytes, Consumer<JsonObject> objects) {
        int from = 0;
        for (int at = 0; at < bytes.length(); at++) {
            if (bytes.getByte(at) == '\n') {
                append(bytes, from, at);
                end(objects);
                from = at + 1;
            }
        }
        append(bytes, from, bytes.length());
    }

    private void append(Buffer bytes, int from, int to) {
        if (line.length() + to - from > limits.line()) {
            throw new MalformedAnswer("a line of more than " + limits.line() + " bytes");
        }
        line.appendBuffer(bytes, from, to - from);
    }

    /** What came since the last line's end is a line, too. */
    public void end(Consumer<JsonObject> objects) {
        String text = line.toString(StandardCharsets.UTF_8).strip();
        line = Buffer.buffer();
        String data = text.startsWith(DATA) ? text.substring(DATA.length()).strip() : text;
        boolean other = data.isEmpty() || data.equals(LAST) || data.startsWith(":") || data.startsWith("event:");
        if (!other) {
            objects.accept(new JsonObject(data));
        }
    }
}
