package dev.attendant.server.engines;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.util.Collection;

/** {@code broken}: hears every utterance to its end, and then fails. For tests. */
public final class BrokenRecognizerFactory implements EngineFactory.OfRecognizer {

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public Recognizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        return new Recognizer() {
            @Override
            public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
                return new Hearing() {
                    @Override
                    public void audio(short[] samples) {}

                    @Override
                    public void finish() {
                        listener.failed("it is broken");
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
