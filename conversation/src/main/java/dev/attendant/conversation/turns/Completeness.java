package dev.attendant.conversation.turns;

/** How likely it is that a caller who pauses now has finished, as far as their words tell. */
public enum Completeness {

    /** A sentence that has come to its end, or a yes or no. */
    FINISHED,
    /** The words do not tell. */
    OPEN,
    /** A sentence that goes on. */
    UNFINISHED,
    /** A number, an address, a word letter by letter: dictated with long pauses. */
    DICTATED
}
