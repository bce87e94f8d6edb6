package dev.attendant.models.openai;

import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.Prompt;
import dev.attendant.conversation.engine.LanguageModel.ToolDescription;
import dev.attendant.models.stream.ModelSettings;
import dev.attendant.models.talk.CallIds;
import dev.attendant.models.talk.SystemPrompt;
import dev.attendant.models.talk.TalkStep;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Writes requests: https://platform.openai.com/docs/api-reference/chat/create.
 *
 * @param maxTokensName {@code max_completion_tokens} at OpenAI, whose newer models refuse the older {@code max_tokens}
 *                      that most others know
 */
record OpenAiRequest(ModelSettings settings, String maxTokensName) {

    JsonObject body(Prompt prompt) {
        JsonObject body = new JsonObject()
                .put("model", settings.model())
                .put("messages", messages(prompt))
                .put("stream", true)
                .put("stream_options", new JsonObject().put("include_usage", true))
                .put(maxTokensName, settings.maxTokens());
        settings.temperature().ifPresent(temperature -> body.put("temperature", temperature));
        if (!prompt.tools().isEmpty()) {
            JsonArray tools = new JsonArray();
            prompt.tools().forEach(tool -> tools.add(tool(tool)));
            body.put("tools", tools);
        }
        return body;
    }

    private static JsonObject tool(ToolDescription tool) {
        return new JsonObject()
                .put("type", "function")
                .put("function", new JsonObject()
                        .put("name", tool.name())
                        .put("description", tool.purpose())
                        .put("parameters", tool.parameters()));
    }

    private JsonArray messages(Prompt prompt) {
        String system = SystemPrompt.of(prompt.scenario(), prompt.facts()).whole();
        JsonArray messages = new JsonArray().add(message("system", system));
        CallIds ids = new CallIds();
        for (TalkStep step : TalkStep.of(prompt.messages(), settings.history())) {
            switch (step) {
                case TalkStep.Caller caller -> messages.add(message("user", caller.text()));
                case TalkStep.Attendant attendant -> messages.add(message("assistant", attendant.text()));
                case TalkStep.Tools tools -> add(messages, tools.uses(), ids);
            }
        }
        return messages;
    }

    private static void add(JsonArray messages, List<Message.Tool> uses, CallIds ids) {
        JsonArray calls = new JsonArray();
        JsonArray results = new JsonArray();
        for (Message.Tool use : uses) {
            String id = ids.next(use.call().id());
            calls.add(new JsonObject()
                    .put("id", id)
                    .put("type", "function")
                    .put("function", new JsonObject()
                            .put("name", use.call().tool())
                            .put("arguments", use.call().arguments().encode())));
            results.add(message("tool", use.result().encode()).put("tool_call_id", id));
        }
        messages.add(new JsonObject().put("role", "assistant").put("content", "").put("tool_calls", calls));
        messages.addAll(results);
    }

    private static JsonObject message(String role, String content) {
        return new JsonObject().put("role", role).put("content", content);
    }
}
