package dev.attendant.speech.socket;

import dev.attendant.conversation.engine.EngineSettings;
import java.time.Duration;

/**
 * How many sockets are held open for the next utterance, so that its first words do not wait for a TLS handshake.
 *
 * @param warm      for each address
 * @param warmFor   how long one may wait for its utterance
 * @param keepAlive how often a waiting one is kept awake
 */
public record SocketSettings(int warm, Duration warmFor, Duration keepAlive) {

    /** Deepgram closes what is silent for 10 s, and asks for a message every 3 to 5 s. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(4);

    public static SocketSettings read(EngineSettings settings) {
        return new SocketSettings(
                settings.number("warm", 2, 0, 32),
                settings.duration("warm-for", Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofHours(1)),
                KEEP_ALIVE);
    }
}
