package dev.attendant.conversation.line;

/** What {@link BargeIn} knows of the attendant's voice, and does to it. On the call's event loop. */
interface Playout {

    /** Whether the caller hears something now, or is about to. */
    boolean isSpeaking();

    /** Whether what is played must be heard to its end. */
    boolean isInNotice();

    /** Whether nothing of the reply follows the sentence that is being played. */
    boolean isInLastSentence();

    /** Stops the sound, to go on later. */
    void pause();

    boolean isPaused();
}
