package dev.attendant.conversation.audio;

import java.time.Duration;

/** The unit of all turn-taking: 20 ms of audio. */
public final class Frame {

    public static final int MILLIS = 20;

    private Frame() {}

    /** Samples in a frame. */
    public static int samples(int sampleRate) {
        return sampleRate / 1000 * MILLIS;
    }

    /** How many frames a duration takes, rounded up. */
    public static int count(Duration duration) {
        return Math.toIntExact((duration.toMillis() + MILLIS - 1) / MILLIS);
    }

    public static Duration duration(long frames) {
        return Duration.ofMillis(frames * MILLIS);
    }
}
