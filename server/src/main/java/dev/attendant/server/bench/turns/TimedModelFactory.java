package dev.attendant.server.bench.turns;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;

/** {@code timed}, for benchmarks only. Its setting is {@code delay}. */
public final class TimedModelFactory implements EngineFactory.OfLanguageModel {

    @Override
    public String name() {
        return "timed";
    }

    @Override
    public LanguageModel create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        Duration delay = ToldDelay.read(settings, "delay");
        settings.refuseUnknown();
        return new TimedModel(delay);
    }
}
