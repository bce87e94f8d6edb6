package dev.attendant.testcalls.caller;

import dev.attendant.testcalls.caller.Step.Action;
import dev.attendant.testcalls.caller.Step.Cue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a caller is going to do, step by step. Immutable. A polite step waits until the attendant has talked and
 * has been silent for the {@link #patience}.
 */
public final class Script {

    private final List<Step> steps;
    private final Duration patience;
    private final Duration within;

    private Script(List<Step> steps, Duration patience, Duration within) {
        this.steps = List.copyOf(steps);
        this.patience = patience;
        this.within = within;
    }

    public static Script begin() {
        return new Script(List.of(), Duration.ofMillis(700), Duration.ofSeconds(30));
    }

    /** For the steps that follow: how much of the attendant's silence makes it the caller's turn. */
    public Script patience(Duration silence) {
        return new Script(steps, silence, within);
    }

    /** For the steps that follow: how long each may wait for its cue. */
    public Script within(Duration limit) {
        return new Script(steps, patience, limit);
    }

    /** Lets the attendant finish, and says this. */
    public Script say(String text) {
        return with(new Cue.AttendantSilent(patience), new Action.Say(text));
    }

    /** Says this without waiting for anything. */
    public Script sayAtOnce(String text) {
        return with(new Cue.AtOnce(), new Action.Say(text));
    }

    /** Barge-in: says this over the attendant, once it has been talking for a while. */
    public Script sayOver(String text, Duration afterTalking) {
        return with(new Cue.AttendantTalking(afterTalking), new Action.Say(text));
    }

    /** Lets the attendant finish, and presses these digits. */
    public Script press(String digits) {
        return with(new Cue.AttendantSilent(patience), new Action.Press(digits(digits)));
    }

    /** Presses these digits while the attendant talks. */
    public Script pressOver(String digits, Duration afterTalking) {
        return with(new Cue.AttendantTalking(afterTalking), new Action.Press(digits(digits)));
    }

    /** Says nothing for a while, whatever the attendant does. */
    public Script waitSilently(Duration time) {
        return with(new Cue.AfterWaiting(time), new Action.Nothing());
    }

    /** Lets the attendant finish. */
    public Script listen() {
        return with(new Cue.AttendantSilent(patience), new Action.Nothing());
    }

    /** Lets the attendant finish, and hangs up. */
    public Script hangUp() {
        return with(new Cue.AttendantSilent(patience), new Action.HangUp());
    }

    /** Hangs up without waiting for anything. */
    public Script hangUpAtOnce() {
        return with(new Cue.AtOnce(), new Action.HangUp());
    }

    /** Hangs up while the attendant talks. */
    public Script hangUpOver(Duration afterTalking) {
        return with(new Cue.AttendantTalking(afterTalking), new Action.HangUp());
    }

    List<Step> steps() {
        return steps;
    }

    private static String digits(String digits) {
        if (!digits.matches("[0-9*#A-D]+")) {
            throw new IllegalArgumentException("A phone has no such keys: \"" + digits + "\"; use 0-9, *, # and A-D");
        }
        return digits;
    }

    private Script with(Cue cue, Action action) {
        List<Step> more = new ArrayList<>(steps);
        // A wait is no failure however long it is.
        Duration limit = cue instanceof Cue.AfterWaiting wait ? wait.time().plus(within) : within;
        more.add(new Step(cue, action, limit));
        return new Script(more, patience, within);
    }
}
