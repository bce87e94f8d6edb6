package dev.attendant.server.calls;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.speech.freetts.FreeTtsFactory;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code dying}: FreeTTS, until it is asked for a sentence with the words {@code at}; from then on it is dead. */
public final class DyingVoiceFactory implements EngineFactory.OfSynthesizer {

    @Override
    public String name() {
        return "dying";
    }

    @Override
    public Synthesizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        String at = settings.text("at", "");
        settings.refuseUnknown();
        Synthesizer alive = new FreeTtsFactory().create(vertx, new EngineSettings("freetts", Map.of()), scenarios);
        AtomicBoolean dead = new AtomicBoolean();
        return new Synthesizer() {

            @Override
            public Speaking speak(Speech speech, Listener listener) {
                if (speech.text().contains(at)) {
                    dead.set(true);
                }
                if (!dead.get()) {
                    return alive.speak(speech, listener);
                }
                listener.failed("connection refused");
                return () -> {};
            }

            @Override
            public void close() {
                alive.close();
            }
        };
    }
}
