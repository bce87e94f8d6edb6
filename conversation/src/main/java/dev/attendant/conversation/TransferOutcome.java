package dev.attendant.conversation;

import java.time.Duration;

/** How a transfer to people ended. */
public sealed interface TransferOutcome {

    /**
     * An agent took the call, and one of the two has hung up since: {@link PhoneCall#alive} tells whether the
     * caller is still there.
     *
     * @param agent  the agent's interface as the PBX names it, empty when the PBX does not say
     * @param talked how long they talked
     */
    record Connected(String agent, Duration talked) implements TransferOutcome {}

    /** Nobody is in the queue to take calls (or everybody left it). */
    record NoAgents() implements TransferOutcome {}

    /** Nobody took the call in time. */
    record TimedOut(Duration waited) implements TransferOutcome {}

    /** The caller hung up, before or while waiting. */
    record CallerLeft() implements TransferOutcome {}

    /** The PBX could not do it: no such queue, no such application, the queue is full. */
    record Failed(String reason) implements TransferOutcome {}
}
