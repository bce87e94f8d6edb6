package dev.attendant.conversation.audio;

import java.util.concurrent.Executor;

/**
 * The audio of one call, as an adapter offers it: mono, 16-bit linear, 20 ms frames both ways. Everything
 * about it happens on the call's event loop.
 */
public interface AudioPort {

    /** 8000 or 16000 samples a second, the same in both directions. */
    int sampleRate();

    /** The call's event loop; tasks run on it in order, one at a time. May be called from any thread. */
    Executor loop();

    /** From now on the audio flows through the given one. Called once, on the event loop. */
    void attach(CallAudio audio);

    /** Ends the audio; the call stays up. {@link CallAudio#ended} is not called for it. On the event loop. */
    void close();
}
