package dev.attendant.conversation.mrcp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The seam between {@link MrcpLine} and a PBX: has the PBX's UniMRCP speak and listen on a call's channel. One
 * exchange at a time, begun from the call's virtual thread.
 */
public interface MrcpChannel {

    /** Whether a text is short enough for one command. */
    boolean fits(String text);

    /**
     * Speaks a text that {@link #fits}. The outcome is Spoken, Key or LostKey, HungUp or Failed.
     *
     * @param keysInterrupt whether a key of the caller's stops it
     * @param deadline      when it is over at the latest; after that {@link #free} is called
     */
    CompletableFuture<MrcpOutcome> speak(String text, boolean keysInterrupt, Duration deadline);

    /**
     * Speaks a prompt that {@link #fits}, or none when it is empty, while listening or before it, and listens.
     * The outcome is any but Spoken.
     *
     * @param deadline when it is over at the latest; after that {@link #free} is called
     */
    CompletableFuture<MrcpOutcome> speakAndListen(String prompt, MrcpListening listening, Duration deadline);

    /** The next key that the caller presses, or has pressed since the last; empty after so long without. Blocks. */
    Optional<Character> nextKey(Duration timeout);

    /**
     * Frees the channel from the running exchange, whose outcome will not come by itself or is not wanted; it then
     * completes soon, with anything. Any thread; must not block for more than a second.
     *
     * @return whether there is a way to do it now; else the exchange ends by itself, at its deadline
     */
    boolean free();
}
