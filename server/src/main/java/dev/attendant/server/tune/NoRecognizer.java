package dev.attendant.server.tune;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import java.util.function.BooleanSupplier;

/** Stands in for a recogniser that is not run: something else tells whether there were words, nothing tells which. */
final class NoRecognizer implements Recognizer {

    /** Words of which nothing is known. */
    private static final String SOME = "…";

    private final BooleanSupplier hadWords;

    /** @param hadWords whether the utterance had words that is over now */
    NoRecognizer(BooleanSupplier hadWords) {
        this.hadWords = hadWords;
    }

    @Override
    public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
        return new Hearing() {
            @Override
            public void audio(short[] samples) {}

            @Override
            public void finish() {
                listener.result(hadWords.getAsBoolean() ? SOME : "", 1);
            }

            @Override
            public void cancel() {}
        };
    }

    @Override
    public void close() {}
}
