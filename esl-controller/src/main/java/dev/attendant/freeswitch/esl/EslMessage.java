package dev.attendant.freeswitch.esl;

import io.vertx.core.buffer.Buffer;

/**
 * One message of the event socket's stream, as it was sent: a header block, and as many bytes of body as its
 * {@code Content-Length} says.
 */
public record EslMessage(EslHeaders headers, Buffer body) {

    /** What kind of message it is: {@code command/reply}, {@code text/event-plain}, … */
    public String contentType() {
        return header("Content-Type");
    }

    /** The header as it was sent; empty when it was not. */
    public String header(String name) {
        return headers.get(name);
    }

    /** For a log: nothing of what is in it. */
    @Override
    public String toString() {
        return EslText.line(contentType()) + " with " + headers.size() + " headers and " + body.length() + " bytes";
    }
}
