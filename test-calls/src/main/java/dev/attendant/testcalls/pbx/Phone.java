package dev.attendant.testcalls.pbx;

/** What a caller can do with the phone besides talking. Every method may be called from any thread. */
public interface Phone {

    /** Hangs up. */
    void hangUp();

    /** Presses a digit, one of {@code 0-9*#A-D}. */
    void press(char digit);

    /**
     * Whether the phone sends audio. One that does not (hold, silence suppression, a Local channel without
     * {@code transmit_silence}) is still asked for its frames, so that the caller's time goes on.
     */
    void transmit(boolean on);

    /** When the PBX began to connect to the attendant, by {@link System#nanoTime}. */
    long startedNanos();
}
