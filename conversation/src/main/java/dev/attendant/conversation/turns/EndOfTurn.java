package dev.attendant.conversation.turns;

/**
 * Judges from the words whether a caller who pauses has finished. An operator's model may take the place of the
 * tables' judgement.
 */
public interface EndOfTurn {

    /**
     * On an event loop, and at each pause: does not block.
     *
     * @param question what the attendant has just said
     * @param words    what the caller has said so far; empty while that is not known
     */
    Completeness judge(String question, String words);
}
