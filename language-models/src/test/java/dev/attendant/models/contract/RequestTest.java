package dev.attendant.models.contract;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.LanguageModel.Answer;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.Prompt;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import dev.attendant.testcalls.service.FakeExchange;
import dev.attendant.testcalls.service.FakeService;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Sends requests over a real connection, to be read field by field. */
public abstract class RequestTest {

    protected static final String KEY = "sk-very-secret-4711";

    protected final FakeService service = new FakeService();
    private final Vertx vertx = Vertx.vertx();
    private final Dialect dialect;

    protected RequestTest(Dialect dialect) {
        this.dialect = dialect;
    }

    @AfterEach
    void close() {
        service.close();
        vertx.close();
    }

    protected FakeExchange ask(Prompt prompt, String... settings) throws InterruptedException {
        Map<String, String> all = new HashMap<>(Map.of("url", service.url(), "model", "m-1", "key", KEY));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        service.then(FakeExchange::holdUntilClosed);
        try (LanguageModel model = dialect.factory().create(vertx, new EngineSettings("model.x", all), List.of());
                Answer answer = model.answer(prompt)) {
            return service.exchange();
        }
    }

    /** With two tools that were used at once, of which one failed; the second call's name is another vendor's. */
    protected static Prompt talk() {
        return Prompts.of(
                new Message.Attendant("Hello, this is the shop."),
                new Message.Caller("Book me for Tuesday."),
                new Message.Tool(new ToolCall("call-1", "book", new JsonObject().put("day", "tuesday")), true,
                        new JsonObject().put("reference", 4711)),
                new Message.Tool(new ToolCall("some:other/name", "note", new JsonObject().put("who", "Bob")), false,
                        new JsonObject().put("error", "full")),
                new Message.Attendant("It is booked."),
                new Message.Attendant("Your number?"),
                new Message.Digits("42"));
    }
}
