package dev.attendant.speech.azure;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.speech.contract.OverHttp;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** As https://learn.microsoft.com/azure/ai-services/speech-service/rest-speech-to-text-short shows it. */
final class AzureSpoken extends OverHttp {

    @Override
    public EngineFactory.OfRecognizer factory() {
        return new AzureRecognizerFactory(variable -> null);
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    protected String answer(List<String> parts, double confidence) {
        if (parts.isEmpty()) {
            return "{\"RecognitionStatus\":\"InitialSilenceTimeout\",\"Offset\":10000000,\"Duration\":0}";
        }
        String words = String.join(" ", parts);
        JsonObject best = new JsonObject().put("Confidence", confidence).put("Lexical", words).put("ITN", words)
                .put("MaskedITN", words).put("Display", words);
        return new JsonObject().put("RecognitionStatus", "Success").put("Offset", 1236645672289L)
                .put("Duration", 12366456722L).put("DisplayText", words).put("NBest", new JsonArray().add(best))
                .encode();
    }

    @Override
    public String error(String message) {
        return new JsonObject().put("error", new JsonObject().put("code", "401").put("message", message)).encode();
    }
}
