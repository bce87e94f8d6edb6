package dev.attendant.models.gemini;

import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.Prompt;
import dev.attendant.conversation.engine.LanguageModel.ToolDescription;
import dev.attendant.models.stream.ModelSettings;
import dev.attendant.models.talk.SystemPrompt;
import dev.attendant.models.talk.TalkStep;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Writes requests: https://ai.google.dev/api/generate-content and
 * https://ai.google.dev/api/caching#FunctionDeclaration.
 */
record GeminiRequest(ModelSettings settings) {

    JsonObject body(Prompt prompt) {
        JsonObject generation = new JsonObject().put("maxOutputTokens", settings.maxTokens());
        settings.temperature().ifPresent(temperature -> generation.put("temperature", temperature));
        JsonObject body = new JsonObject()
                .put("systemInstruction", new JsonObject().put("parts", new JsonArray()
                        .add(text(SystemPrompt.of(prompt.scenario(), prompt.facts()).whole()))))
                .put("contents", contents(prompt))
                .put("generationConfig", generation);
        if (!prompt.tools().isEmpty()) {
            JsonArray functions = new JsonArray();
            prompt.tools().forEach(tool -> functions.add(function(tool)));
            body.put("tools", new JsonArray().add(new JsonObject().put("functionDeclarations", functions)));
        }
        return body;
    }

    /**
     * {@code parametersJsonSchema} takes JSON Schema; {@code parameters} a part of OpenAPI's that refuses
     * {@code additionalProperties}. A function without parameters must have neither.
     */
    private static JsonObject function(ToolDescription tool) {
        JsonObject function = new JsonObject().put("name", tool.name()).put("description", tool.purpose());
        boolean takes = !tool.parameters().getJsonObject("properties", new JsonObject()).isEmpty()
                || tool.parameters().getValue("additionalProperties") instanceof JsonObject;
        return takes ? function.put("parametersJsonSchema", tool.parameters()) : function;
    }

    private JsonArray contents(Prompt prompt) {
        JsonArray contents = new JsonArray();
        for (TalkStep step : TalkStep.of(prompt.messages(), settings.history())) {
            switch (step) {
                case TalkStep.Caller caller -> contents.add(content("user", new JsonArray().add(text(caller.text()))));
                case TalkStep.Attendant attendant ->
                    contents.add(content("model", new JsonArray().add(text(attendant.text()))));
                case TalkStep.Tools tools -> add(contents, tools);
            }
        }
        return contents;
    }

    /** The first call of an answer is signed, those beside it are not: a signature begins another answer. */
    private static void add(JsonArray contents, TalkStep.Tools tools) {
        JsonArray calls = new JsonArray();
        JsonArray results = new JsonArray();
        for (Message.Tool tool : tools.uses()) {
            GeminiCallId id = GeminiCallId.parse(tool.call().id());
            boolean signed = !id.signature().isEmpty();
            if (calls.isEmpty() || signed) {
                calls = new JsonArray();
                results = new JsonArray();
                contents.add(content("model", calls)).add(content("user", results));
            }
            JsonObject call = new JsonObject().put("name", tool.call().tool()).put("args", tool.call().arguments());
            JsonObject result = new JsonObject().put("name", tool.call().tool()).put("response", tool.result());
            if (!id.id().isEmpty()) {
                call.put("id", id.id());
                result.put("id", id.id());
            }
            JsonObject part = new JsonObject().put("functionCall", call);
            calls.add(signed ? part.put("thoughtSignature", id.signature()) : part);
            results.add(new JsonObject().put("functionResponse", result));
        }
    }

    private static JsonObject content(String role, JsonArray parts) {
        return new JsonObject().put("role", role).put("parts", parts);
    }

    private static JsonObject text(String text) {
        return new JsonObject().put("text", text);
    }
}
