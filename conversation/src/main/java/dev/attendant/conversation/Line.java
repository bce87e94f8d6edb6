package dev.attendant.conversation;

/**
 * The seam that matters most: speak while listening.
 *
 * <p>The implementation here is over streamed audio ({@code StreamedLine}).
 */
public interface Line {

    /**
     * Speaks the reply while listening, and returns what came of it: what the caller said or pressed, or that
     * they were silent or hung up, and how much of the reply they heard. Blocks the call's virtual thread.
     */
    Heard exchange(Reply reply);

    /**
     * This reply may be the next: a line that can has its first sentences synthesised. Any thread.
     */
    void prepare(Reply reply);

    /**
     * Ends the running exchange, or the next one, with {@link Heard.Stopped}. For deadlines and shutdown; may
     * be called from any thread.
     */
    void stop(String reason);

    /**
     * Ends the audio, after what is still in the way to the caller has arrived there. The call stays up.
     * Blocks; called from the call's virtual thread.
     */
    void close();
}
