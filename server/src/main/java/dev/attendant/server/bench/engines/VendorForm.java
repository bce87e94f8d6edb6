package dev.attendant.server.bench.engines;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** How a vendor's service answers, byte for byte. */
sealed interface VendorForm {

    /**
     * An answer over HTTP.
     *
     * @param type  its media type
     * @param first what its first word, or its first sound, is known by
     * @param rest  what ends it; empty when it comes as a whole, so that there is no word before its end
     */
    record Http(String type, byte[] first, byte[] rest) implements VendorForm {

        static Http streamed(String type, String first, String rest) {
            return new Http(type, first.getBytes(StandardCharsets.UTF_8), rest.getBytes(StandardCharsets.UTF_8));
        }

        static Http events(String first, String rest) {
            return streamed("text/event-stream", first, rest);
        }

        static Http whole(String json) {
            return streamed("application/json", json, "");
        }

        boolean isWhole() {
            return rest.length == 0;
        }
    }

    /**
     * A talk over a WebSocket.
     *
     * @param partial answers each message with audio
     * @param endMark stands in the text by which the client ends the utterance
     * @param result  answers that
     */
    record Socket(String partial, String endMark, List<String> result) implements VendorForm {}
}
