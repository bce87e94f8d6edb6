package dev.attendant.server.bench.turns;

import java.time.Duration;

/**
 * What is to be measured.
 *
 * @param talks      with each PBX, one after the other
 * @param recognizer what the engines are told to take: from the end of an utterance to its words
 * @param words      from the end of a word to its being told
 * @param model      from the question to the first words of the answer
 * @param voice      from a text to its first audio
 */
record TurnsPlan(int talks, Duration recognizer, Duration words, Duration model, Duration voice) {

    /** From the end of a word to its being told, unless somebody says otherwise. */
    static final Duration WORDS = Duration.ofMillis(100);

    TurnsPlan {
        if (talks < 1 || talks > 1000) {
            throw new IllegalArgumentException("--talks must be from 1 to 1000");
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
}
