package dev.attendant.testcalls.pbx;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The UniMRCP server behind a simulated PBX, as far as the PBX's applications show it: how long it speaks, what it
 * recognises, whether it answers. No MRCP is spoken. May be used from any thread.
 */
public final class SimulatedMrcp {

    /** A fast voice, so that tests do not last. */
    private static final int MILLIS_PER_CHARACTER = 2;

    private static final int SHORTEST_MILLIS = 40;

    /** What the server does with a request. */
    public enum State {
        ANSWERS,
        /** Its process stands still: connections are made, and nothing comes. */
        FROZEN,
        /** Nobody listens on its ports. */
        DOWN
    }

    private final Set<String> profiles;
    private final Queue<Recognition> recognitions = new ConcurrentLinkedQueue<>();
    private final List<String> prompts = new CopyOnWriteArrayList<>();
    private volatile State state = State.ANSWERS;

    /** @param profiles of the PBX's UniMRCP that name this server; the empty one is its default */
    public SimulatedMrcp(String... profiles) {
        this.profiles = Set.of(profiles);
    }

    /** What the next recognition brings; one for which there is none has no input. */
    public SimulatedMrcp recognizes(Recognition recognition) {
        recognitions.add(recognition);
        return this;
    }

    public void freeze() {
        state = State.FROZEN;
    }

    /** Ends it: what runs gets no answer any more. */
    public void stop() {
        state = State.DOWN;
    }

    /** It answers, again. */
    public void start() {
        state = State.ANSWERS;
    }

    /** What it was asked to speak, in order. */
    public List<String> prompts() {
        return List.copyOf(prompts);
    }

    // ---- for the PBX's applications ------------------------------------------------------------------------

    public State state() {
        return state;
    }

    public boolean hasProfile(String profile) {
        return profiles.contains(profile);
    }

    /** It is to speak this now; returns for how long it does. */
    public Duration speaks(String prompt) {
        prompts.add(prompt);
        return Duration.ofMillis(Math.max(SHORTEST_MILLIS, (long) MILLIS_PER_CHARACTER * prompt.length()));
    }

    public Recognition nextRecognition() {
        Recognition next = recognitions.poll();
        return next == null ? Recognition.noInput() : next;
    }
}
