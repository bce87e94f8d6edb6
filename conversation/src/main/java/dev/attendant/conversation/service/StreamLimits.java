package dev.attendant.conversation.service;

import dev.attendant.conversation.engine.EngineSettings;
import java.time.Duration;

/**
 * What an answer may not exceed; a stream that does is given up.
 *
 * @param line       bytes of a line
 * @param event      characters of an event's data
 * @param answer     bytes of the whole answer
 * @param firstByte  how long the service may take from the request to the first byte of the answer's body
 * @param betweenBytes how long it may be silent after that
 */
public record StreamLimits(int line, int event, long answer, Duration firstByte, Duration betweenBytes) {

    public static final int LINE = 256 * 1024;
    public static final int EVENT = 512 * 1024;
    public static final long ANSWER = 4 * 1024 * 1024;

    /** Reads {@code first-byte} and {@code between-bytes}. */
    public static StreamLimits read(EngineSettings settings) {
        Duration least = Duration.ofMillis(10);
        Duration most = Duration.ofMinutes(5);
        return within(
                settings.duration("first-byte", Duration.ofSeconds(8), least, most),
                settings.duration("between-bytes", Duration.ofSeconds(5), least, most));
    }

    public static StreamLimits within(Duration firstByte, Duration betweenBytes) {
        return new StreamLimits(LINE, EVENT, ANSWER, firstByte, betweenBytes);
    }
}
