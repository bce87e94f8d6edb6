package dev.attendant.conversation.hearing;

/**
 * Tells in one call's audio, frame by frame, whether the caller speaks. It only has the past to judge by, and may go
 * on a little after a word's end, so that the gaps inside of words are no silence; when a turn begins and ends is
 * decided from this by others.
 *
 * <p>For one call and its event loop: quick (a few microseconds a frame), and without garbage.
 */
public interface VoiceActivityDetector {

    /** The caller's next 20 ms. The array is not kept. */
    boolean isSpeech(short[] frame);

    /**
     * The 20 ms that the caller hears next, for a detector that knows the attendant's echo by it. Comes before the
     * echo can. The array is not kept.
     */
    default void attendantSays(short[] frame) {}

    /** Makes a detector for each call; used by all event loops. */
    interface Factory extends AutoCloseable {

        /** @param sampleRate 8000 or 16000 */
        VoiceActivityDetector forCall(int sampleRate);

        /** No call needs a detector any more. */
        @Override
        default void close() {}
    }
}
