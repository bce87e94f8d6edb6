package dev.attendant.conversation.hearing;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.util.Collection;

/** {@code spectral}: the {@link SpectralDetector}. No settings. */
public final class SpectralFactory implements EngineFactory.OfVoiceActivity {

    @Override
    public String name() {
        return "spectral";
    }

    @Override
    public VoiceActivityDetector.Factory create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        settings.refuseUnknown();
        return SpectralDetector::new;
    }
}
