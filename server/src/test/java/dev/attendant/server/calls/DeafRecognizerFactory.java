package dev.attendant.server.calls;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.util.Collection;

/** {@code deaf}: a recogniser that is reached, and fails at every utterance. */
public final class DeafRecognizerFactory implements EngineFactory.OfRecognizer {

    @Override
    public String name() {
        return "deaf";
    }

    @Override
    public Recognizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        settings.refuseUnknown();
        return new Recognizer() {

            @Override
            public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
                return new Hearing() {

                    @Override
                    public void audio(short[] samples) {}

                    @Override
                    public void finish() {
                        listener.failed("connection refused");
                    }

                    @Override
                    public void cancel() {}
                };
            }

            @Override
            public void close() {}
        };
    }
}
