package dev.attendant.speech.google;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.speech.contract.OverHttp;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** As https://cloud.google.com/speech-to-text/docs/reference/rest/v1/RecognizeResponse shows it. */
final class GoogleSpoken extends OverHttp {

    @Override
    public EngineFactory.OfRecognizer factory() {
        return new GoogleRecognizerFactory(variable -> null);
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    protected String answer(List<String> parts, double confidence) {
        JsonObject answer = new JsonObject().put("totalBilledTime", "1s").put("requestId", "4711");
        JsonArray results = new JsonArray();
        for (String part : parts) {
            JsonObject best = new JsonObject().put("transcript", part).put("confidence", confidence);
            results.add(new JsonObject().put("alternatives", new JsonArray().add(best))
                    .put("resultEndTime", "0.800s").put("languageCode", "en-us"));
        }
        return (parts.isEmpty() ? answer : answer.put("results", results)).encode();
    }

    @Override
    public String error(String message) {
        return new JsonObject().put("error", new JsonObject().put("code", 400).put("message", message)
                .put("status", "INVALID_ARGUMENT")).encode();
    }
}
