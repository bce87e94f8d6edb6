package dev.attendant.speech.freetts;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.util.Collection;

/**
 * {@code freetts}. Settings: {@code threads} (2; one sentence each at a time), {@code pitch} in hertz (100),
 * {@code rate} in words a minute (150).
 */
public final class FreeTtsFactory implements EngineFactory.OfSynthesizer {

    @Override
    public String name() {
        return "freetts";
    }

    @Override
    public Synthesizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        int threads = settings.number("threads", 2, 1, 64);
        var voice = new FreeTtsVoice(settings.number("pitch", 100, 50, 300), settings.number("rate", 150, 80, 300));
        settings.refuseUnknown();
        return new FreeTtsSynthesizer(threads, voice);
    }
}
