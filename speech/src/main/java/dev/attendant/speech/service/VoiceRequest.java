package dev.attendant.speech.service;

import dev.attendant.conversation.service.Service;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * How a vendor is asked to speak a sentence.
 *
 * @param encoding   of the sound that was asked for
 * @param sampleRate of the sound that was asked for
 * @param accept     the media types that the answer may have, as their beginnings; another is refused with what it was
 */
public record VoiceRequest(
        String address,
        Map<String, String> headers,
        JsonObject body,
        SoundEncoding encoding,
        int sampleRate,
        List<String> accept,
        VoiceDecoder decoder) {

    /** Sound that is not wrapped up in anything else. */
    public static final List<String> SOUND = List.of("audio/", "application/octet-stream");

    /** The service's key as a header; none when there is no key, as with a server of one's own. */
    public static Map<String, String> key(Service service, String header, String before) {
        return service.key().isEmpty() ? Map.of() : Map.of(header, before + service.key().reveal());
    }
}
