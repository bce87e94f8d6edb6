package dev.attendant.speech.elevenlabs;

import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.speech.service.ServiceVoice;
import dev.attendant.speech.service.SoundEncoding;
import dev.attendant.speech.service.VoiceRequest;
import dev.attendant.speech.service.Voices;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * ElevenLabs, streamed with the times of its characters:
 * https://elevenlabs.io/docs/api-reference/text-to-speech/stream-with-timestamps. At 8 kHz as μ-law, which all of
 * its plans have.
 */
record ElevenLabsVoice(Service service, StreamLimits limits, String model, Voices voices, double speed)
        implements ServiceVoice.Dialect {

    private static final int TELEPHONE = 8000;

    @Override
    public VoiceRequest request(Speech speech) {
        boolean narrow = speech.sampleRate() == TELEPHONE;
        JsonObject body = new JsonObject().put("text", speech.text()).put("model_id", model);
        // the others refuse it, and tell the language by the text
        if (model.endsWith("_v2_5")) {
            body.put("language_code", Voices.primary(speech));
        }
        if (speed != 1) {
            body.put("voice_settings", new JsonObject().put("speed", speed));
        }
        String voice = URLEncoder.encode(voices.one(speech), StandardCharsets.UTF_8).replace("+", "%20");
        return new VoiceRequest(
                service.address("/text-to-speech/" + voice + "/stream/with-timestamps",
                        "output_format=" + (narrow ? "ulaw_8000" : "pcm_16000")),
                VoiceRequest.key(service, "xi-api-key", ""),
                body,
                narrow ? SoundEncoding.MULAW : SoundEncoding.LINEAR16,
                narrow ? TELEPHONE : 16_000,
                List.of("application/json", "text/event-stream", "application/x-ndjson", "application/octet-stream"),
                new ElevenLabsDecoder(limits, speech.text()));
    }
}
