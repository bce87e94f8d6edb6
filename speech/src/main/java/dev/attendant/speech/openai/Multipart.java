package dev.attendant.speech.openai;

import io.vertx.core.buffer.Buffer;

/** A form with a file in it, {@code multipart/form-data}, RFC 7578. Names and values are ours or of our settings. */
final class Multipart {

    private final String boundary;
    private final Buffer body = Buffer.buffer();

    /** @param boundary that is in none of the parts */
    Multipart(String boundary) {
        this.boundary = boundary;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    void field(String name, String value) {
        head(name, "");
        body.appendString("\r\n").appendString(value).appendString("\r\n");
    }

    Multipart file(String name, String fileName, String type, byte[] contents) {
        head(name, "; filename=\"" + fileName + "\"");
        body.appendString("Content-Type: " + type + "\r\n\r\n").appendBytes(contents).appendString("\r\n");
        return this;
    }

    Buffer end() {
        return body.appendString("--" + boundary + "--\r\n");
    }

    private void head(String name, String more) {
        body.appendString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more
                + "\r\n");
    }
}
