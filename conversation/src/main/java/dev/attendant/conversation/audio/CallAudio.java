package dev.attendant.conversation.audio;

/** Where a call's audio goes and comes from. All methods are called on the call's event loop and must not block. */
public interface CallAudio {

    /** 20 ms of the caller. The array is valid only during the call. */
    void heard(short[] frame);

    /** The caller pressed a digit, one of {@code 0-9*#A-D}. */
    void digit(char digit);

    /**
     * Is asked for what the caller is to hear next, once every 20 ms (see {@link CallBeats}). Fills the frame, with
     * silence when there is nothing to say.
     */
    void next(short[] frame);

    /** Whether there may be something to say in some milliseconds that is not there now. */
    boolean isAboutToSpeak();

    /** The PBX ended the audio: the caller hung up, or the connection broke. Nothing follows. */
    void ended(String reason);
}
