package dev.attendant.server.bench.turns;

import java.time.Duration;

/**
 * What is to be measured.
 *
 * @param talks      with each PBX, one after the other
 * @param warmUp     how many talks before them, so that code is compiled; they do not count
 * @param recognizer what the engines are told to take: from the end of an utterance to its words
 * @param model      from the question to the first words of the answer
 * @param voice      from a text to its first audio
 */
record TurnsPlan(int talks, int warmUp, Duration recognizer, Duration model, Duration voice) {

    /** From the end of a word to its being told. */
    static final Duration WORDS = Duration.ofMillis(100);
    /** So long a pause is when the answer to what may be all is begun; its words are known by then. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    TurnsPlan {
        if (talks < 1 || talks > 1000) {
            throw new IllegalArgumentException("--talks must be from 1 to 1000");
        }
        if (warmUp < 0 || warmUp > 100) {
            throw new IllegalArgumentException("--warm-up must be from 0 to 100");
        }
        check("--recognizer-delay", recognizer);
        check("--model-delay", model);
        check("--voice-delay", voice);
    }

    private static void check(String option, Duration delay) {
        if (delay.isNegative() || delay.toSeconds() >= 2) {
            throw new IllegalArgumentException(option + " must be from 0 to 1999");
        }
    }

    /**
     * What the engines must take beyond the silence that ends a turn when its answer is begun in the first pause,
     * so that model and synthesiser work while turn-taking waits, in milliseconds.
     */
    double enginesWhenBegunEarly(double silenceMillis) {
        return Math.max(recognizer.toMillis(), PAUSE.plus(model).plus(voice).toMillis() - silenceMillis);
    }

    /** The same when each begins after the one before. */
    double enginesInARow() {
        return recognizer.plus(model).plus(voice).toMillis();
    }
}
