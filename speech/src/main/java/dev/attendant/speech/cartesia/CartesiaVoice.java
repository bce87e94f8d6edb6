package dev.attendant.speech.cartesia;

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
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cartesia, as events with the times of its words: https://docs.cartesia.ai/2025-04-16/api-reference/tts/sse. */
record CartesiaVoice(Service service, StreamLimits limits, String model, Voices voices, double speed)
        implements ServiceVoice.Dialect {

    private static final String VERSION = "2025-04-16";
    private static final int TELEPHONE = 8000;

    @Override
    public VoiceRequest request(Speech speech) {
        boolean narrow = speech.sampleRate() == TELEPHONE;
        int rate = narrow ? TELEPHONE : 16_000;
        JsonObject body = new JsonObject()
                .put("model_id", model)
                .put("transcript", speech.text())
                .put("voice", new JsonObject().put("mode", "id").put("id", voices.one(speech)))
                .put("language", Voices.primary(speech))
                .put("output_format", new JsonObject()
                        .put("container", "raw")
                        .put("encoding", narrow ? "pcm_mulaw" : "pcm_s16le")
                        .put("sample_rate", rate))
                .put("add_timestamps", true);
        if (speed != 1) {
            body.put("generation_config", new JsonObject().put("speed", speed));
        }
        Map<String, String> headers = new HashMap<>(VoiceRequest.key(service, "x-api-key", ""));
        headers.put("cartesia-version", VERSION);
        return new VoiceRequest(service.address("/tts/sse"), headers, body,
                narrow ? SoundEncoding.MULAW : SoundEncoding.LINEAR16, rate, List.of("text/event-stream"),
                new SoundEvents(limits, CartesiaVoice::event));
    }

    private static void event(JsonObject event, Sound sound) {
        switch (Fields.text(event, "type")) {
            case "chunk" -> sound.bytes(Buffer.buffer(Base64.getDecoder().decode(Fields.text(event, "data"))));
            case "timestamps" -> words(Fields.object(event, "word_timestamps"), sound);
            case "done" -> sound.complete();
            case "error" -> throw new VoiceFailed("stopped: " + String.join(" ",
                    Fields.text(event, "error"), Fields.text(event, "title"), Fields.text(event, "message")).strip());
            default -> { }
        }
    }

    private static void words(JsonObject timestamps, Sound sound) {
        JsonArray words = Fields.list(timestamps, "words");
        JsonArray ends = Fields.list(timestamps, "end");
        for (int i = 0; i < Math.min(words.size(), ends.size()); i++) {
            sound.word(words.getString(i), ends.getDouble(i));
        }
    }
}
