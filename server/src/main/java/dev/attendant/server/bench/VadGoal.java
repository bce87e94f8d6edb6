package dev.attendant.server.bench;

import java.util.Optional;

/**
 * What a detector should reach.
 *
 * @param heard    at least so many of a hundred frames of speech
 * @param mistaken at most so many of a hundred frames of noise
 */
record VadGoal(int heard, int mistaken) {

    private static final VadGoal EASY = new VadGoal(98, 2);
    private static final VadGoal USUAL = new VadGoal(95, 5);

    /** There is none at 5 dB. */
    static Optional<VadGoal> of(String condition) {
        if (condition.endsWith(" 5 dB")) {
            return Optional.empty();
        }
        return Optional.of(condition.endsWith(" 20 dB") || condition.startsWith("quiet") ? EASY : USUAL);
    }

    boolean isReached(VadTally tally) {
        return tally.heardPercent() >= heard && tally.mistakenPercent() <= mistaken;
    }
}
