package dev.attendant.testcalls.caller;

import java.util.ArrayList;
import java.util.List;

/** Takes the times between what the caller says and what the attendant does. All times in nanoseconds. */
final class Measuring {

    private final List<Measure> measures = new ArrayList<>();
    private String utterance = "";
    private long began;
    private long ended;
    private boolean bargingIn;
    private boolean awaitingAnswer;
    private boolean speaking;

    void callerBegan(String text, long nanos, boolean attendantTalks) {
        utterance = text;
        began = nanos;
        speaking = true;
        bargingIn = attendantTalks;
        awaitingAnswer = false;
    }

    /** @param interrupted whether the attendant already answers, before the caller's end: no response time then */
    void callerStopped(long nanos, boolean interrupted) {
        ended = nanos;
        speaking = false;
        awaitingAnswer = !interrupted;
    }

    /** Something else than speech is the caller's turn now. */
    void callerDidSomethingElse() {
        awaitingAnswer = false;
        bargingIn = false;
    }

    void attendantBegan(long nanos) {
        if (awaitingAnswer) {
            awaitingAnswer = false;
            measures.add(new Measure.Response(utterance, (nanos - ended) / 1e6));
        }
    }

    void attendantStopped(long nanos) {
        if (bargingIn) {
            bargingIn = false;
            measures.add(new Measure.BargeIn(utterance, (nanos - began) / 1e6));
        }
    }

    boolean isBargingIn() {
        return bargingIn;
    }

    boolean isSpeaking() {
        return speaking;
    }

    List<Measure> all() {
        return List.copyOf(measures);
    }
}
