package dev.attendant.testcalls.pbx;

import java.util.Arrays;

/**
 * The ears and the mouth of a caller. All methods are called on the call's event loop and must not block. The
 * arrays are valid only during the call.
 */
public interface CallerAudio {

    /** The attendant's audio was connected; called again when it is connected again after a queue. */
    void begin(Phone phone, int sampleRate);

    /** Is asked for the caller's next 20 ms, at the rate of {@link #begin}. */
    void next(short[] frame);

    /**
     * What the attendant sent, message by message as it arrived (a simulated Asterisk neither paces nor reframes),
     * at the rate of {@link #begin}.
     *
     * @param nanos when it arrived, by {@link System#nanoTime}
     */
    void heard(short[] samples, long nanos);

    /**
     * The attendant, which was silent, sends nothing at the moment, as it may over a line on which a PBX plays silence
     * then. Called each 20 ms of it.
     */
    default void pause() {}

    /** The attendant's audio is no longer connected; the call may go on without it, in a queue for example. */
    void disconnected(String why);

    /** The call is over. */
    void over();

    /** Somebody who says nothing and does not listen. */
    static CallerAudio silent() {
        return new CallerAudio() {
            @Override
            public void begin(Phone phone, int sampleRate) {}

            @Override
            public void next(short[] frame) {
                Arrays.fill(frame, (short) 0);
            }

            @Override
            public void heard(short[] samples, long nanos) {}

            @Override
            public void disconnected(String why) {}

            @Override
            public void over() {}
        };
    }
}
