package dev.attendant.speech.contract;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.testcalls.service.FakeExchange;
import dev.attendant.testcalls.service.FakeService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** Sends one request of 400 ms of sound over a real connection, to be read field by field. */
public abstract class OneRequest extends OnAnEventLoop {

    protected static final String KEY = "sk-very-secret-4711";

    private final FakeService service = new FakeService();
    private final Dialect dialect;

    protected OneRequest(Dialect dialect) {
        this.dialect = dialect;
    }

    @AfterEach
    void close() {
        service.close();
    }

    protected FakeExchange ask(Scenario scenario, Object... settings) throws InterruptedException {
        Map<String, Object> all = new HashMap<>(Map.of("url", service.url(), "key", KEY));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i].toString(), settings[i + 1]);
        }
        service.then(FakeExchange::holdUntilClosed);
        try (Recognizer recognizer =
                dialect.factory().create(vertx, new EngineSettings("recognizer.x", all), List.of())) {
            LoopedHearing.begin(vertx, recognizer, scenario, new Heard()).speech(20).finish();
            return service.exchange();
        }
    }
}
