package dev.attendant.speech.service;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * How a vendor is asked to speak a sentence.
 *
 * @param sampleRate of the sound that was asked for
 * @param accept     the media type of the answer, as its beginning; another is refused with what it was
 */
public record VoiceRequest(
        String address,
        Map<String, String> headers,
        JsonObject body,
        SoundEncoding encoding,
        int sampleRate,
        String accept,
        VoiceDecoder decoder) {}
