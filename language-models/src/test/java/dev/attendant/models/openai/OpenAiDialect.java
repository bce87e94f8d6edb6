package dev.attendant.models.openai;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.LanguageModel.Usage;
import dev.attendant.models.contract.Dialect;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** https://platform.openai.com/docs/api-reference/chat-streaming/streaming. */
final class OpenAiDialect implements Dialect {

    @Override
    public EngineFactory.OfLanguageModel factory() {
        return new OpenAiModelFactory();
    }

    @Override
    public List<String> answer(List<Said> said, Usage usage) {
        List<String> events = new ArrayList<>();
        events.add(chunk(new JsonObject().put("role", "assistant").put("content", "").putNull("refusal"), null));
        int index = 0;
        for (Said one : said) {
            switch (one) {
                case Said.Words words -> Dialect.pieces(words.text(), 200).forEach(piece ->
                        events.add(chunk(new JsonObject().put("content", piece), null)));
                case Said.Tool tool -> {
                    events.add(call(index, new JsonObject().put("name", tool.name()).put("arguments", ""), tool.id()));
                    for (String piece : Dialect.pieces(tool.arguments().encode(), 5)) {
                        events.add(call(index, new JsonObject().put("arguments", piece), null));
                    }
                    index++;
                }
            }
        }
        events.add(chunk(new JsonObject(), index > 0 ? "tool_calls" : "stop"));
        events.add(Dialect.data(base().put("choices", new JsonArray()).put("usage", new JsonObject()
                .put("prompt_tokens", usage.input())
                .put("completion_tokens", usage.output())
                .put("total_tokens", usage.input() + usage.output())
                .put("prompt_tokens_details", new JsonObject().put("cached_tokens", usage.cached())))));
        events.add("data: [DONE]\n\n");
        return events;
    }

    private static String call(int index, JsonObject function, String id) {
        JsonObject call = new JsonObject().put("index", index).put("function", function);
        if (id != null) {
            call.put("id", id).put("type", "function");
        }
        return chunk(new JsonObject().put("tool_calls", new JsonArray().add(call)), null);
    }

    static String chunk(JsonObject delta, String finish) {
        return Dialect.data(base().putNull("usage").put("choices", new JsonArray().add(new JsonObject()
                .put("index", 0).put("delta", delta).putNull("logprobs").put("finish_reason", finish))));
    }

    private static JsonObject base() {
        return new JsonObject().put("id", "chatcmpl-1").put("object", "chat.completion.chunk")
                .put("created", 1700000000).put("model", "m-1");
    }

    @Override
    public String errorInStream(String message) {
        return "data: " + error(message) + "\n\n";
    }

    @Override
    public String error(String message) {
        return new JsonObject().put("error", new JsonObject().put("message", message).put("type", "server_error")
                .putNull("param").putNull("code")).encode();
    }
}
