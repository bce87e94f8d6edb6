package dev.attendant.models.gemini;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.LanguageModel.Usage;
import dev.attendant.models.contract.Dialect;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse, as server-sent events. */
final class GeminiDialect implements Dialect {

    @Override
    public EngineFactory.OfLanguageModel factory() {
        return new GeminiModelFactory();
    }

    @Override
    public List<String> answer(List<Said> said, Usage usage) {
        List<String> events = new ArrayList<>();
        events.add(response(new JsonObject().put("text", "Thinking.").put("thought", true), usage, 0, ""));
        for (Said one : said) {
            JsonObject part = switch (one) {
                case Said.Words words -> new JsonObject().put("text", words.text());
                case Said.Tool tool -> new JsonObject().put("functionCall",
                        new JsonObject().put("id", tool.id()).put("name", tool.name()).put("args", tool.arguments()));
            };
            events.add(response(part, usage, 3, ""));
        }
        events.add(response(new JsonObject().put("text", "").put("thoughtSignature", "c2ln"), usage,
                usage.output() - 5, "STOP"));
        return events;
    }

    static String response(JsonObject part, Usage usage, long output, String finish) {
        JsonObject candidate = new JsonObject().put("index", 0)
                .put("content", new JsonObject().put("role", "model").put("parts", new JsonArray().add(part)));
        if (!finish.isEmpty()) {
            candidate.put("finishReason", finish);
        }
        return Dialect.data(new JsonObject()
                .put("candidates", new JsonArray().add(candidate))
                .put("usageMetadata", new JsonObject()
                        .put("promptTokenCount", usage.input())
                        .put("cachedContentTokenCount", usage.cached())
                        .put("candidatesTokenCount", output)
                        .put("thoughtsTokenCount", 5)
                        .put("totalTokenCount", usage.input() + output + 5))
                .put("modelVersion", "m-1").put("responseId", "r"));
    }

    @Override
    public String errorInStream(String message) {
        return "data: " + error(message) + "\n\n";
    }

    @Override
    public String error(String message) {
        return new JsonObject().put("error", new JsonObject().put("code", 503).put("message", message)
                .put("status", "UNAVAILABLE")).encode();
    }
}
