package dev.attendant.freeswitch.call;

import dev.attendant.conversation.audio.AudioPort;

/** The audio of one call, in the way that is configured. */
sealed interface CallMedia permits ParkedAudio, StreamedAudio {

    /**
     * Begins the audio of a call that is answered and in a park; the line before is closed. Blocks; by the thread
     * that commands the call.
     *
     * @param rate the channel's sample rate, 0 when unknown
     * @throws MediaUnavailable when there is none
     */
    AudioPort open(int rate);

    /**
     * Leaves the call's audio to an application or to the dialplan; the line is closed. Blocks; by the thread that
     * commands the call.
     */
    void leave();

    /** The caller pressed a digit, as the event socket tells. */
    void digit(char digit);

    /** The call is gone, as the event socket tells; may be told again. */
    void ended(String reason);
}
