package dev.attendant.testcalls.pbx;

import java.util.Map;

/**
 * The caller was sent to a queue.
 *
 * @param queue     as the attendant named it
 * @param options   the queue's options, such as {@code c}
 * @param variables the channel's variables at that moment
 * @param outcome   what came of it
 */
public record QueueVisit(String queue, String options, Map<String, String> variables, Outcome outcome) {

    public enum Outcome {
        /** An agent talked with the caller and hung up. */
        SERVED,
        TIMED_OUT,
        NO_AGENTS,
        FULL,
        UNKNOWN_QUEUE,
        /** The caller hung up while waiting or talking. */
        CALLER_LEFT,
        /** The attendant took the caller out again ({@code uuid_transfer}). */
        TAKEN_OUT,
        /** The channel was dead before: Asterisk blocks 1 s and may ring a human for nobody. */
        RANG_FOR_NOBODY
    }
}
