package dev.attendant.testcalls.caller;

import java.time.Duration;

/**
 * One thing a scripted caller does: first waits for its cue, then acts.
 *
 * @param within how long the cue may take; then the talk has failed
 */
record Step(Cue cue, Action action, Duration within) {

    /** What a caller waits for. */
    sealed interface Cue {

        /** Nothing. */
        record AtOnce() implements Cue {}

        /** Some time to go by, whatever the attendant does. */
        record AfterWaiting(Duration time) implements Cue {}

        /** The attendant has talked since the caller's last deed, and has been silent for a while since. */
        record AttendantSilent(Duration since) implements Cue {}

        /** The attendant has been talking for a while. */
        record AttendantTalking(Duration since) implements Cue {}
    }

    /** What a caller does. */
    sealed interface Action {

        record Say(String text) implements Action {}

        record Press(String digits) implements Action {}

        record HangUp() implements Action {}

        record Nothing() implements Action {}
    }

    /** For a failure: why the cue did not come. */
    String missed() {
        String limit = " within " + (within.toMillis() % 1000 == 0
                ? within.toSeconds() + " s" : within.toMillis() + " ms");
        return switch (cue) {
            case Cue.AttendantSilent silent -> "the attendant had not talked and then been silent for "
                    + silent.since().toMillis() + " ms" + limit;
            case Cue.AttendantTalking talking -> "the attendant had not talked for "
                    + talking.since().toMillis() + " ms" + limit;
            case Cue.AtOnce now -> "it was not done" + limit;
            case Cue.AfterWaiting wait -> "the wait was not over" + limit;
        };
    }

    @Override
    public String toString() {
        return switch (action) {
            case Action.Say say -> "say \"" + say.text() + "\"";
            case Action.Press press -> "press " + press.digits();
            case Action.HangUp hangUp -> "hang up";
            case Action.Nothing nothing -> "wait";
        };
    }
}
