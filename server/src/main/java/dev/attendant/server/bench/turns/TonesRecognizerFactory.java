package dev.attendant.server.bench.turns;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;

/** {@code tones}, for benchmarks only. Settings: {@code delay}, {@code word-delay}, and {@code log}, a name. */
public final class TonesRecognizerFactory implements EngineFactory.OfRecognizer {

    @Override
    public String name() {
        return "tones";
    }

    @Override
    public Recognizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        Duration delay = ToldDelay.read(settings, "delay");
        Duration wordDelay = ToldDelay.read(settings, "word-delay");
        EngineLog log = EngineLog.named(settings.text("log", ""));
        settings.refuseUnknown();
        return new TonesRecognizer(vertx, delay, wordDelay, log);
    }
}
