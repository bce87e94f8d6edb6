package dev.attendant.testcalls.caller;

import java.util.concurrent.TimeUnit;

/** Hears when the attendant talks and when it is silent. Durations are counted in 20 ms frames. */
final class AttendantEar {

    private static final int FRAME_MILLIS = 20;
    /** A shorter pause than 200 ms is part of the talk. */
    private static final int PAUSE_FRAMES = 10;
    /** What came so many frames ago still sounds: frames may be a little late. */
    private static final int JITTER_FRAMES = 2;

    /** Is told at what time the attendant began and stopped, by {@link System#nanoTime}. */
    interface Listener {

        void began(long nanos);

        void stopped(long nanos);
    }

    private final Listener listener;
    private boolean talking;
    private boolean talkedSinceDeed;
    private int talkingFrames;
    private int silentFrames;
    private long lastAudibleEnd;

    AttendantEar(Listener listener) {
        this.listener = listener;
    }

    void heard(short[] samples, long nanos, int sampleRate) {
        if (!EnergyGate.isAudible(samples)) {
            return;
        }
        silentFrames = 0;
        talkedSinceDeed = true;
        lastAudibleEnd = nanos + samples.length * TimeUnit.SECONDS.toNanos(1) / sampleRate;
        if (!talking) {
            talking = true;
            talkingFrames = 0;
            listener.began(nanos);
        }
    }

    /** Another 20 ms are over. */
    void tick() {
        silentFrames++;
        talkingFrames++;
        if (silentFrames >= PAUSE_FRAMES) {
            stop();
        }
    }

    /** Nothing can be heard any more. */
    void stop() {
        if (talking) {
            talking = false;
            listener.stopped(lastAudibleEnd);
        }
    }

    /** The caller has done something, and it is the attendant's turn. */
    void deed() {
        talkedSinceDeed = false;
    }

    boolean isTalking() {
        return talking;
    }

    /** Whether it sounds this very moment. */
    boolean isAudible() {
        return talking && silentFrames <= JITTER_FRAMES;
    }

    boolean hasTalkedFor(long millis) {
        return isAudible() && (long) talkingFrames * FRAME_MILLIS >= millis;
    }

    /** Whether the attendant has talked since the caller's last deed, and has been silent that long since. */
    boolean hasFinishedFor(long millis) {
        return talkedSinceDeed && (long) silentFrames * FRAME_MILLIS >= millis;
    }
}
