package dev.attendant.conversation.audio;

/**
 * Gets a copy of both sides' audio, frame by frame, at the line's rate. All methods are called on the call's
 * event loop: they must not block. The arrays belong to the caller and are valid only during the call.
 */
public interface AudioTap extends AutoCloseable {

    /** Does nothing. */
    AudioTap NONE = new AudioTap() {
        @Override
        public void begin(int sampleRate) {}

        @Override
        public void frame(short[] caller, short[] attendant) {}

        @Override
        public void close() {}
    };

    /** A line opened. Called again when the line is opened again after a transfer. */
    void begin(int sampleRate);

    /** 20 ms of what each side said at the same time. */
    void frame(short[] caller, short[] attendant);

    /** The call is over; from the call's virtual thread. */
    @Override
    void close();
}
