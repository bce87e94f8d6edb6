package dev.attendant.speech.openai;

import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.conversation.service.Service;
import dev.attendant.speech.service.ServiceVoice;
import dev.attendant.speech.service.SoundBytes;
import dev.attendant.speech.service.SoundEncoding;
import dev.attendant.speech.service.VoiceRequest;
import dev.attendant.speech.service.Voices;
import io.vertx.core.json.JsonObject;

/**
 * OpenAI's speech endpoint: https://platform.openai.com/docs/api-reference/audio/createSpeech. Of its forms {@code pcm}
 * needs no decoder: 16 bits, mono, 24 kHz, without a header. The language is the text's.
 *
 * @param format {@code pcm}, or {@code wav} for servers that do not know that
 * @param rate   of the samples of {@code pcm}
 */
record OpenAiVoice(
        Service service, String model, Voices voices, double speed, String instructions, String format, int rate)
        implements ServiceVoice.Dialect {

    @Override
    public VoiceRequest request(Speech speech) {
        JsonObject body = new JsonObject()
                .put("model", model)
                .put("input", speech.text())
                .put("voice", voices.one(speech))
                .put("response_format", format);
        if (speed != 1) {
            body.put("speed", speed);
        }
        if (!instructions.isEmpty()) {
            body.put("instructions", instructions);
        }
        return new VoiceRequest(service.address("/audio/speech"), VoiceRequest.key(service, "authorization", "Bearer "),
                body, SoundEncoding.LINEAR16, rate, VoiceRequest.SOUND, new SoundBytes());
    }
}
