package dev.attendant.models.anthropic;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.LanguageModel.Usage;
import dev.attendant.models.contract.Dialect;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** https://docs.anthropic.com/en/docs/build-with-claude/streaming. */
final class AnthropicDialect implements Dialect {

    @Override
    public EngineFactory.OfLanguageModel factory() {
        return new AnthropicModelFactory();
    }

    @Override
    public List<String> answer(List<Said> said, Usage usage) {
        List<String> events = new ArrayList<>();
        events.add(event("message_start", new JsonObject().put("message", new JsonObject()
                .put("id", "msg_1").put("type", "message").put("role", "assistant").put("content", new JsonArray())
                .put("model", "m-1").putNull("stop_reason").putNull("stop_sequence")
                .put("usage", new JsonObject()
                        .put("input_tokens", usage.input() - usage.cached() - 10)
                        .put("cache_creation_input_tokens", 10)
                        .put("cache_read_input_tokens", usage.cached())
                        .put("output_tokens", 1)))));
        events.add(event("ping", new JsonObject()));
        events.addAll(block(0, new JsonObject().put("type", "thinking").put("thinking", ""),
                new JsonObject().put("type", "thinking_delta").put("thinking", "Hm.")));
        int index = 1;
        for (Said one : said) {
            switch (one) {
                case Said.Words words -> events.addAll(block(index++,
                        new JsonObject().put("type", "text").put("text", ""),
                        new JsonObject().put("type", "text_delta").put("text", words.text())));
                case Said.Tool tool -> events.addAll(block(index++,
                        new JsonObject().put("type", "tool_use").put("id", tool.id()).put("name", tool.name())
                                .put("input", new JsonObject()),
                        Dialect.pieces(tool.arguments().isEmpty() ? "" : tool.arguments().encode(), 5).stream()
                                .map(piece -> new JsonObject().put("type", "input_json_delta")
                                        .put("partial_json", piece))
                                .toArray(JsonObject[]::new)));
            }
        }
        boolean tools = said.stream().anyMatch(Said.Tool.class::isInstance);
        events.add(event("message_delta", new JsonObject()
                .put("delta", new JsonObject()
                        .put("stop_reason", tools ? "tool_use" : "end_turn").putNull("stop_sequence"))
                .put("usage", new JsonObject().put("output_tokens", usage.output()))));
        events.add(event("message_stop", new JsonObject()));
        return events;
    }

    private static List<String> block(int index, JsonObject block, JsonObject... deltas) {
        List<String> events = new ArrayList<>();
        events.add(event("content_block_start", new JsonObject().put("index", index).put("content_block", block)));
        for (JsonObject delta : deltas) {
            events.add(event("content_block_delta", new JsonObject().put("index", index).put("delta", delta)));
        }
        events.add(event("content_block_stop", new JsonObject().put("index", index)));
        return events;
    }

    static String event(String name, JsonObject data) {
        return "event: " + name + "\n" + Dialect.data(new JsonObject().put("type", name).mergeIn(data));
    }

    @Override
    public String errorInStream(String message) {
        return event("error", new JsonObject().put("error",
                new JsonObject().put("type", "overloaded_error").put("message", message)));
    }

    @Override
    public String error(String message) {
        return new JsonObject().put("type", "error")
                .put("error", new JsonObject().put("type", "api_error").put("message", message)).encode();
    }
}
