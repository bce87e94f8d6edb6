package dev.attendant.server.engines;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Several recognisers as one. When one fails before its result, the next hears the whole utterance from its beginning.
 * The time for the result is kept only while another engine is left: the line itself waits for the last.
 */
public final class FailoverRecognizer implements Recognizer {

    private final Vertx vertx;
    private final EngineChain<Recognizer> chain;
    private final Duration result;

    /** @param result how long an engine may take from the end of an utterance to its result */
    FailoverRecognizer(Vertx vertx, EngineChain<Recognizer> chain, Duration result) {
        this.vertx = vertx;
        this.chain = chain;
        this.result = result;
    }

    @Override
    public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
        FailoverHearing hearing = new FailoverHearing(vertx, chain, result, sampleRate, scenario, listener);
        hearing.begin();
        return hearing;
    }

    @Override
    public void close() {
        chain.close(Recognizer::close);
    }
}
