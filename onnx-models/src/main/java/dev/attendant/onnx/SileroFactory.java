package dev.attendant.onnx;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.util.Collection;

/**
 * {@code silero}: Silero VAD from its version 5 on. Settings: {@code model-file} (silero_vad.onnx), {@code threshold}
 * (50): from how many percent on speech begins.
 */
public final class SileroFactory implements EngineFactory.OfVoiceActivity {

    @Override
    public String name() {
        return "silero";
    }

    @Override
    public VoiceActivityDetector.Factory create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        ModelFile file = ModelFile.of(settings);
        int threshold = settings.number("threshold", 50, 20, 95);
        settings.refuseUnknown();
        RuntimeJar.require("voice-activity.engine: " + name());
        return new SileroModel(file, threshold / 100f);
    }
}
