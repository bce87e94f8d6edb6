package dev.attendant.models.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.models.contract.Prompts;
import dev.attendant.models.contract.RequestTest;
import dev.attendant.testcalls.service.FakeExchange;
import dev.attendant.models.talk.SystemPrompt;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class AnthropicRequestTest extends RequestTest {

    private static final JsonObject CACHED = new JsonObject().put("type", "ephemeral");

    AnthropicRequestTest() {
        super(new AnthropicDialect());
    }

    @Test
    void aTalkIsWrittenAsMessagesWantIt() throws InterruptedException {
        FakeExchange exchange = ask(talk(), "temperature", "1");
        assertThat(exchange.requestLine()).isEqualTo("POST /v1/messages HTTP/1.1");
        assertThat(exchange.header("x-api-key")).isEqualTo(KEY);
        assertThat(exchange.header("anthropic-version")).isEqualTo("2023-06-01");
        assertThat(exchange.header("authorization")).isEmpty();
        JsonObject body = exchange.body();
        assertThat(body.fieldNames()).containsExactlyInAnyOrder(
                "model", "max_tokens", "stream", "system", "messages", "temperature", "tools");
        assertThat(body.getString("model")).isEqualTo("m-1");
        assertThat(body.getInteger("max_tokens")).isEqualTo(1000);
        assertThat(body.getBoolean("stream")).isTrue();
        assertThat(body.getDouble("temperature")).isEqualTo(1);
        assertThat(body.getJsonArray("messages")).isEqualTo(new JsonArray("""
                [{"role": "user", "content": [{"type": "text", "text": "[The call begins.]"}]},
                 {"role": "assistant", "content": [{"type": "text", "text": "Hello, this is the shop."}]},
                 {"role": "user", "content": [{"type": "text", "text": "Book me for Tuesday."}]},
                 {"role": "assistant", "content": [
                   {"type": "tool_use", "id": "call-1", "name": "book", "input": {"day": "tuesday"}},
                   {"type": "tool_use", "id": "call_1", "name": "note", "input": {"who": "Bob"}}]},
                 {"role": "user", "content": [
                   {"type": "tool_result", "tool_use_id": "call-1", "content": "{\\"reference\\":4711}",
                    "is_error": false},
                   {"type": "tool_result", "tool_use_id": "call_1", "content": "{\\"error\\":\\"full\\"}",
                    "is_error": true}]},
                 {"role": "assistant", "content": [{"type": "text", "text": "It is booked. Your number?"}]},
                 {"role": "user", "content": [{"type": "text", "text": "[The caller keyed in: 42]",
                   "cache_control": {"type": "ephemeral"}}]}]
                """));
    }

    @Test
    void whatAllCallsShareIsCachedAndWhatIsOfThisCallStandsBehindIt() throws InterruptedException {
        SystemPrompt prompt = SystemPrompt.of(Prompts.SHOP, talk().facts());
        assertThat(ask(talk()).body().getJsonArray("system")).isEqualTo(new JsonArray()
                .add(new JsonObject().put("type", "text").put("text", prompt.lasting()).put("cache_control", CACHED))
                .add(new JsonObject().put("type", "text").put("text", prompt.ofCall())));
    }

    @Test
    void theToolsAreOffered() throws InterruptedException {
        JsonArray tools = ask(talk()).body().getJsonArray("tools");
        assertThat(tools).hasSameSizeAs(BuiltInTools.all());
        for (int i = 0; i < tools.size(); i++) {
            var tool = BuiltInTools.all().get(i);
            assertThat(tools.getJsonObject(i)).isEqualTo(new JsonObject().put("name", tool.name())
                    .put("description", tool.purpose()).put("input_schema", tool.parameters()));
        }
    }
}
