package dev.attendant.models.anthropic;

import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.Prompt;
import dev.attendant.conversation.engine.LanguageModel.ToolDescription;
import dev.attendant.models.stream.ModelSettings;
import dev.attendant.models.talk.CallIds;
import dev.attendant.models.talk.SystemPrompt;
import dev.attendant.models.talk.TalkStep;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Writes requests: https://docs.anthropic.com/en/api/messages. Two marks tell what to cache
 * (https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching): one behind the tools and the part of the
 * system prompt that all calls of a scenario share, one behind the talk so far, which the next request begins with.
 */
record AnthropicRequest(ModelSettings settings) {

    JsonObject body(Prompt prompt) {
        JsonObject body = new JsonObject()
                .put("model", settings.model())
                .put("max_tokens", settings.maxTokens())
                .put("stream", true)
                .put("system", system(SystemPrompt.of(prompt.scenario(), prompt.facts())))
                .put("messages", messages(prompt));
        settings.temperature().ifPresent(temperature -> body.put("temperature", temperature));
        if (!prompt.tools().isEmpty()) {
            JsonArray tools = new JsonArray();
            prompt.tools().forEach(tool -> tools.add(tool(tool)));
            body.put("tools", tools);
        }
        return body;
    }

    private static JsonArray system(SystemPrompt prompt) {
        JsonArray blocks = new JsonArray().add(cached(text(prompt.lasting())));
        return prompt.ofCall().isEmpty() ? blocks : blocks.add(text(prompt.ofCall()));
    }

    private static JsonObject tool(ToolDescription tool) {
        return new JsonObject()
                .put("name", tool.name())
                .put("description", tool.purpose())
                .put("input_schema", tool.parameters());
    }

    private JsonArray messages(Prompt prompt) {
        JsonArray messages = new JsonArray();
        CallIds ids = new CallIds();
        for (TalkStep step : TalkStep.of(prompt.messages(), settings.history())) {
            switch (step) {
                case TalkStep.Caller caller -> add(messages, "user", new JsonArray().add(text(caller.text())));
                case TalkStep.Attendant attendant ->
                    add(messages, "assistant", new JsonArray().add(text(attendant.text())));
                case TalkStep.Tools tools -> add(messages, tools, ids);
            }
        }
        JsonArray last = messages.getJsonObject(messages.size() - 1).getJsonArray("content");
        cached(last.getJsonObject(last.size() - 1));
        return messages;
    }

    private static void add(JsonArray messages, TalkStep.Tools tools, CallIds ids) {
        JsonArray uses = new JsonArray();
        JsonArray results = new JsonArray();
        for (Message.Tool tool : tools.uses()) {
            String id = ids.next(tool.call().id());
            uses.add(new JsonObject()
                    .put("type", "tool_use")
                    .put("id", id)
                    .put("name", tool.call().tool())
                    .put("input", tool.call().arguments()));
            results.add(new JsonObject()
                    .put("type", "tool_result")
                    .put("tool_use_id", id)
                    .put("content", tool.result().encode())
                    .put("is_error", !tool.ok()));
        }
        add(messages, "assistant", uses);
        add(messages, "user", results);
    }

    /** A result and the caller's next words are one message: what follows a tool's use must begin with its result. */
    private static void add(JsonArray messages, String role, JsonArray content) {
        JsonObject last = messages.isEmpty() ? new JsonObject() : messages.getJsonObject(messages.size() - 1);
        if (role.equals(last.getString("role"))) {
            last.getJsonArray("content").addAll(content);
        } else {
            messages.add(new JsonObject().put("role", role).put("content", content));
        }
    }

    private static JsonObject text(String text) {
        return new JsonObject().put("type", "text").put("text", text);
    }

    private static JsonObject cached(JsonObject block) {
        return block.put("cache_control", new JsonObject().put("type", "ephemeral"));
    }
}
