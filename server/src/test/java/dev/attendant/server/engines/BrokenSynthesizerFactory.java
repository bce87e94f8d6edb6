package dev.attendant.server.engines;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.util.Collection;

/** {@code broken}: speaks nothing. For tests. */
public final class BrokenSynthesizerFactory implements EngineFactory.OfSynthesizer {

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public Synthesizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        return new Synthesizer() {
            @Override
            public Speaking speak(Speech speech, Listener listener) {
                listener.failed("it is broken");
                return () -> {};
            }

            @Override
            public void close() {}
        };
    }
}
