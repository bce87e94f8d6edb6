package dev.attendant.models.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import dev.attendant.models.contract.Prompts;
import dev.attendant.models.contract.RequestTest;
import dev.attendant.testcalls.service.FakeExchange;
import dev.attendant.models.talk.SystemPrompt;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class GeminiRequestTest extends RequestTest {

    GeminiRequestTest() {
        super(new GeminiDialect());
    }

    @Test
    void aTalkIsWrittenAsGeminiWantsIt() throws InterruptedException {
        FakeExchange exchange = ask(Prompts.of(
                new Message.Attendant("Hello, this is the shop."),
                new Message.Caller("Book me for Tuesday."),
                tool("gemini:a1:c2lnMQ==", "book"),
                tool("gemini:a2:", "note"),
                tool("gemini::c2lnMg==", "look"),
                new Message.Attendant("It is booked."),
                new Message.Digits("42")), "temperature", "0.5");
        assertThat(exchange.requestLine()).isEqualTo("POST /v1/models/m-1:streamGenerateContent?alt=sse HTTP/1.1");
        assertThat(exchange.header("x-goog-api-key")).isEqualTo(KEY);
        JsonObject body = exchange.body();
        assertThat(body.fieldNames())
                .containsExactlyInAnyOrder("systemInstruction", "contents", "generationConfig", "tools");
        assertThat(body.getJsonObject("systemInstruction")).isEqualTo(new JsonObject().put("parts", new JsonArray()
                .add(new JsonObject().put("text", SystemPrompt.of(Prompts.SHOP, talk().facts()).whole()))));
        assertThat(body.getJsonObject("generationConfig"))
                .isEqualTo(new JsonObject().put("maxOutputTokens", 1000).put("temperature", 0.5));
        assertThat(body.getJsonArray("contents")).isEqualTo(new JsonArray("""
                [{"role": "user", "parts": [{"text": "[The call begins.]"}]},
                 {"role": "model", "parts": [{"text": "Hello, this is the shop."}]},
                 {"role": "user", "parts": [{"text": "Book me for Tuesday."}]},
                 {"role": "model", "parts": [
                   {"functionCall": {"name": "book", "args": {"a": 1}, "id": "a1"}, "thoughtSignature": "c2lnMQ=="},
                   {"functionCall": {"name": "note", "args": {"a": 1}, "id": "a2"}}]},
                 {"role": "user", "parts": [
                   {"functionResponse": {"name": "book", "response": {"b": 2}, "id": "a1"}},
                   {"functionResponse": {"name": "note", "response": {"b": 2}, "id": "a2"}}]},
                 {"role": "model", "parts": [
                   {"functionCall": {"name": "look", "args": {"a": 1}}, "thoughtSignature": "c2lnMg=="}]},
                 {"role": "user", "parts": [{"functionResponse": {"name": "look", "response": {"b": 2}}}]},
                 {"role": "model", "parts": [{"text": "It is booked."}]},
                 {"role": "user", "parts": [{"text": "[The caller keyed in: 42]"}]}]
                """));
    }

    private static Message.Tool tool(String id, String name) {
        ToolCall call = new ToolCall(id, name, new JsonObject().put("a", 1));
        return new Message.Tool(call, true, new JsonObject().put("b", 2));
    }

    /** A talk that another model began. */
    @Test
    void aCallThatAnotherModelMadeIsMarkedAsNotSigned() throws InterruptedException {
        JsonObject answer = ask(talk()).body().getJsonArray("contents").getJsonObject(3);
        JsonObject call = answer.getJsonArray("parts").getJsonObject(0);
        assertThat(call.getString("thoughtSignature")).isEqualTo("skip_thought_signature_validator");
        assertThat(call.getJsonObject("functionCall").containsKey("id")).isFalse();
    }

    @Test
    void theToolsAreOfferedAndThoseWithoutParametersHaveNone() throws InterruptedException {
        JsonArray tools = ask(talk()).body().getJsonArray("tools").getJsonObject(0)
                .getJsonArray("functionDeclarations");
        assertThat(tools).hasSameSizeAs(BuiltInTools.all());
        for (int i = 0; i < tools.size(); i++) {
            var tool = BuiltInTools.all().get(i);
            JsonObject expected = new JsonObject().put("name", tool.name()).put("description", tool.purpose());
            if (!tool.name().equals(BuiltInTools.HANG_UP) && !tool.name().equals(BuiltInTools.NOT_UNDERSTOOD)) {
                expected.put("parametersJsonSchema", tool.parameters());
            }
            assertThat(tools.getJsonObject(i)).isEqualTo(expected);
        }
    }
}
