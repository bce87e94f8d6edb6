package dev.attendant.server.bench.turns;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;

/** {@code tones}, for benchmarks only. Its setting is {@code delay}. */
public final class TonesVoiceFactory implements EngineFactory.OfSynthesizer {

    @Override
    public String name() {
        return "tones";
    }

    @Override
    public Synthesizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        Duration delay = ToldDelay.read(settings, "delay");
        settings.refuseUnknown();
        return new TonesVoice(vertx, delay);
    }
}
