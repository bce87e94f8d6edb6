package dev.attendant.conversation.turns;

import dev.attendant.conversation.scenario.Scenario;

/**
 * Judges from the words whether a caller who pauses has finished. An operator's model may take the place of the
 * tables' judgement ({@code turn-judge} in the configuration). For one call and its event loop.
 */
public interface EndOfTurn {

    /**
     * On an event loop, and at each pause: does not block.
     *
     * @param question what the attendant has just said
     * @param words    what the caller has said so far; empty while that is not known
     */
    Completeness judge(String question, String words);

    /** Makes a judge for each call; used by all event loops. */
    interface Factory extends AutoCloseable {

        EndOfTurn forCall(Scenario scenario);

        /** No call needs a judge any more. */
        @Override
        default void close() {}
    }
}
