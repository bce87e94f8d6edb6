package dev.attendant.testcalls.caller;

/** What was measured of one of the caller's utterances, at the caller's ear. */
public sealed interface Measure {

    /** The text that was said. */
    String utterance();

    /** From the end of the caller's speech to the first audible audio of the answer. */
    record Response(String utterance, double millis) implements Measure {}

    /**
     * From the beginning of the caller's speech, over the attendant's, to the end of the attendant's last audible
     * frame.
     */
    record BargeIn(String utterance, double millis) implements Measure {}
}
