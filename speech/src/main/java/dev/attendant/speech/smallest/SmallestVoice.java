package dev.attendant.speech.smallest;

import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.conversation.service.Fields;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.speech.service.ServiceVoice;
import dev.attendant.speech.service.Sound;
import dev.attendant.speech.service.SoundEncoding;
import dev.attendant.speech.service.SoundEvents;
import dev.attendant.speech.service.VoiceFailed;
import dev.attendant.speech.service.VoiceRequest;
import dev.attendant.speech.service.Voices;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Smallest.AI's Waves, as events: https://docs.smallest.ai/waves/api-reference/api-reference/text-to-speech (POST
 * {@code /waves/v1/tts/live}). Over HTTP it tells no times of words.
 */
record SmallestVoice(Service service, StreamLimits limits, String model, Voices voices, double speed)
        implements ServiceVoice.Dialect {

    /** Others it would refuse with an HTTP status; so the next engine is asked at once, and this one is not blamed. */
    private static final Set<String> LANGUAGES = Set.of("en", "hi", "mr", "kn", "ta", "bn", "gu", "te", "ml", "pa", "or",
            "es", "de", "fr", "it", "pl", "nl", "ru", "ar", "he", "sv", "pt");

    @Override
    public VoiceRequest request(Speech speech) {
        String language = Voices.primary(speech);
        if (!LANGUAGES.contains(language)) {
            throw new VoiceFailed("speaks no " + speech.language());
        }
        JsonObject body = new JsonObject()
                .put("text", speech.text())
                .put("voice_id", voices.one(speech))
                .put("model", model)
                .put("language", language)
                .put("sample_rate", speech.sampleRate())
                .put("output_format", "pcm");
        if (speed != 1) {
            body.put("speed", speed);
        }
        return new VoiceRequest(service.address("/tts/live"), VoiceRequest.key(service, "authorization", "Bearer "), body,
                SoundEncoding.LINEAR16, speech.sampleRate(), List.of("text/event-stream"),
                new SoundEvents(limits, SmallestVoice::event));
    }

    private static void event(JsonObject event, Sound sound) {
        if (event.getValue("error") != null) {
            throw new VoiceFailed("stopped: " + event.getValue("error") + " " + Fields.text(event, "message"));
        }
        sound.bytes(Buffer.buffer(Base64.getDecoder().decode(Fields.text(event, "audio"))));
        if (Boolean.TRUE.equals(event.getValue("done"))) {
            sound.complete();
        }
    }
}
