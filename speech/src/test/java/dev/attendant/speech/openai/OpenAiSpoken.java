package dev.attendant.speech.openai;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.speech.contract.OverHttp;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** As https://platform.openai.com/docs/api-reference/audio/verbose-json-object shows it. */
final class OpenAiSpoken extends OverHttp {

    @Override
    public EngineFactory.OfRecognizer factory() {
        return new OpenAiRecognizerFactory(variable -> null);
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    protected String answer(List<String> parts, double confidence) {
        JsonArray segments = new JsonArray();
        for (String part : parts) {
            segments.add(segment(part, Math.log(confidence), 0.01));
        }
        return new JsonObject().put("task", "transcribe").put("language", "english").put("duration", 0.8)
                .put("text", String.join(" ", parts)).put("segments", segments).encode();
    }

    static JsonObject segment(String text, double logprob, double noSpeech) {
        return new JsonObject().put("id", 0).put("seek", 0).put("start", 0.0).put("end", 0.8).put("text", " " + text)
                .put("tokens", new JsonArray().add(50364)).put("temperature", 0.0).put("avg_logprob", logprob)
                .put("compression_ratio", 1.1).put("no_speech_prob", noSpeech);
    }

    @Override
    public String error(String message) {
        return new JsonObject().put("error", new JsonObject().put("message", message).put("type", "x")).encode();
    }
}
