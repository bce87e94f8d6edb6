package dev.attendant.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.models.contract.Prompts;
import dev.attendant.models.contract.RequestTest;
import dev.attendant.testcalls.service.FakeExchange;
import dev.attendant.models.talk.SystemPrompt;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class OpenAiRequestTest extends RequestTest {

    OpenAiRequestTest() {
        super(new OpenAiDialect());
    }

    @Test
    void aTalkIsWrittenAsChatCompletionsWantIt() throws InterruptedException {
        FakeExchange exchange = ask(talk(), "temperature", "0.3", "max-tokens", "150");
        assertThat(exchange.requestLine()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
        assertThat(exchange.header("authorization")).isEqualTo("Bearer " + KEY);
        assertThat(exchange.header("content-type")).isEqualTo("application/json");
        assertThat(exchange.header("accept")).isEqualTo("text/event-stream");
        JsonObject body = exchange.body();
        assertThat(body.fieldNames()).containsExactlyInAnyOrder(
                "model", "messages", "stream", "stream_options", "max_tokens", "temperature", "tools");
        assertThat(body.getString("model")).isEqualTo("m-1");
        assertThat(body.getBoolean("stream")).isTrue();
        assertThat(body.getJsonObject("stream_options")).isEqualTo(new JsonObject().put("include_usage", true));
        assertThat(body.getInteger("max_tokens")).isEqualTo(150);
        assertThat(body.getDouble("temperature")).isEqualTo(0.3);
        JsonArray messages = body.getJsonArray("messages");
        assertThat(messages.getJsonObject(0)).isEqualTo(new JsonObject()
                .put("role", "system")
                .put("content", SystemPrompt.of(Prompts.SHOP, talk().facts()).whole()));
        messages.remove(0);
        assertThat(messages).isEqualTo(new JsonArray("""
                [{"role": "user", "content": "[The call begins.]"},
                 {"role": "assistant", "content": "Hello, this is the shop."},
                 {"role": "user", "content": "Book me for Tuesday."},
                 {"role": "assistant", "content": "", "tool_calls": [
                   {"id": "call-1", "type": "function",
                    "function": {"name": "book", "arguments": "{\\"day\\":\\"tuesday\\"}"}},
                   {"id": "call_1", "type": "function",
                    "function": {"name": "note", "arguments": "{\\"who\\":\\"Bob\\"}"}}]},
                 {"role": "tool", "content": "{\\"reference\\":4711}", "tool_call_id": "call-1"},
                 {"role": "tool", "content": "{\\"error\\":\\"full\\"}", "tool_call_id": "call_1"},
                 {"role": "assistant", "content": "It is booked. Your number?"},
                 {"role": "user", "content": "[The caller keyed in: 42]"}]
                """));
    }

    @Test
    void theToolsAreOfferedAsFunctions() throws InterruptedException {
        JsonArray tools = ask(talk()).body().getJsonArray("tools");
        assertThat(tools).hasSameSizeAs(BuiltInTools.all());
        for (int i = 0; i < tools.size(); i++) {
            var tool = BuiltInTools.all().get(i);
            assertThat(tools.getJsonObject(i)).isEqualTo(new JsonObject().put("type", "function").put("function",
                    new JsonObject().put("name", tool.name()).put("description", tool.purpose())
                            .put("parameters", tool.parameters())));
        }
    }

    @Test
    void azureTakesItsKeyInAHeaderOfItsOwnAndAVersionInTheAddress() throws InterruptedException {
        FakeExchange exchange = ask(Prompts.goodbye(),
                "url", service.url() + "/deployments/d/chat/completions?api-version=2024-10-21",
                "key-header", "api-key", "max-tokens-name", "max_completion_tokens");
        assertThat(exchange.requestLine())
                .isEqualTo("POST /v1/deployments/d/chat/completions?api-version=2024-10-21 HTTP/1.1");
        assertThat(exchange.header("api-key")).isEqualTo(KEY);
        assertThat(exchange.header("authorization")).isEmpty();
        assertThat(exchange.body().getInteger("max_completion_tokens")).isEqualTo(1000);
        assertThat(exchange.body().containsKey("max_tokens")).isFalse();
        assertThat(exchange.body().containsKey("temperature")).isFalse();
    }

    @Test
    void whatTheOperatorAddsIsSentAsItIs() throws InterruptedException {
        FakeExchange exchange = ask(Prompts.of(new Message.Caller("hi")),
                "headers", "X-Title: Attendant\nOpenAI-Organization: org-1",
                "extra", "{\"reasoning_effort\": \"low\", \"stream_options\": {\"more\": 1}}");
        assertThat(exchange.header("x-title")).isEqualTo("Attendant");
        assertThat(exchange.header("openai-organization")).isEqualTo("org-1");
        assertThat(exchange.body().getString("reasoning_effort")).isEqualTo("low");
        assertThat(exchange.body().getJsonObject("stream_options"))
                .isEqualTo(new JsonObject().put("include_usage", true).put("more", 1));
    }

    @Test
    void aServiceOfTheCompanysOwnNeedsNoKey() throws InterruptedException {
        assertThat(ask(Prompts.goodbye(), "key", "").header("authorization")).isEmpty();
    }
}
