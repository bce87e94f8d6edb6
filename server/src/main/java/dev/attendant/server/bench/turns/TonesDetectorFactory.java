package dev.attendant.server.bench.turns;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.hearing.LevelDetector;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.util.Collection;

/** {@code tones}: for callers who speak in tones, which a detector of voices does not take for speech. */
public final class TonesDetectorFactory implements EngineFactory.OfVoiceActivity {

    @Override
    public String name() {
        return "tones";
    }

    @Override
    public VoiceActivityDetector.Factory create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        settings.refuseUnknown();
        return sampleRate -> new LevelDetector();
    }
}
