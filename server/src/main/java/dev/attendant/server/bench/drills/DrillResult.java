package dev.attendant.server.bench.drills;

import java.util.List;

/**
 * A drill's call, as the caller heard it.
 *
 * @param heard         kinds of sentences in their order, those of a second voice with an apostrophe, and in
 *                      parentheses what the caller said or pressed
 * @param silenceMillis the longest time in which the caller waited for the attendant and heard nothing
 * @param silenceAfter  what came before that
 * @param switches      which engines took over
 */
record DrillResult(
        Drill drill,
        List<String> heard,
        int silenceMillis,
        String silenceAfter,
        Outcome outcome,
        List<String> switches) {

    /** So long a silence is no hole yet. */
    static final int LONGEST_SILENCE_MILLIS = 2500;

    boolean isGood() {
        return outcome == drill.expected() && silenceMillis <= LONGEST_SILENCE_MILLIS;
    }
}
