package dev.attendant.speech.openai;

import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.conversation.service.Service;
import dev.attendant.speech.service.ServiceVoice;
import dev.attendant.speech.service.SoundEncoding;
import dev.attendant.speech.service.VoiceRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * OpenAI's speech endpoint: https://platform.openai.com/docs/api-reference/audio/createSpeech. Of its forms {@code pcm}
 * needs no decoder: 16 bits, mono, 24 kHz, without a header. The language is the text's.
 *
 * @param rate of the samples that the service sends
 */
record OpenAiVoice(Service service, String model, String voice, double speed, String instructions, int rate)
        implements ServiceVoice.Dialect {

    @Override
    public VoiceRequest request(Speech speech) {
        JsonObject body = new JsonObject()
                .put("model", model)
                .put("input", speech.text())
                .put("voice", speech.voice().isEmpty() ? voice : speech.voice())
                .put("response_format", "pcm");
        if (speed != 1) {
            body.put("speed", speed);
        }
        if (!instructions.isEmpty()) {
            body.put("instructions", instructions);
        }
        Map<String, String> headers = service.key().isEmpty()
                ? Map.of()
                : Map.of("authorization", "Bearer " + service.key().reveal());
        return new VoiceRequest(service.address("/audio/speech"), headers, body, SoundEncoding.LINEAR16, rate, "audio/",
                (bytes, sound) -> sound.bytes(bytes));
    }
}
