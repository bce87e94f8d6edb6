package dev.attendant.speech.request;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** A POST. @param headers the vendor's own, the key's among them */
public record Question(String address, Map<String, String> headers, Buffer body) {

    /** Without the key, and without what the caller said. */
    @Override
    public String toString() {
        return "POST " + address;
    }
}
