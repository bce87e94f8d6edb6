package dev.attendant.server.bench.turns;

import dev.attendant.conversation.engine.EngineSettings;
import java.time.Duration;

/** The settings that the engines of a benchmark have in common. */
final class ToldDelay {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private ToldDelay() {}

    /** How long the engine is to take. */
    static Duration read(EngineSettings settings, String key) {
        Duration delay = settings.duration(key, Duration.ZERO);
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw settings.invalid(key, "must be from 0ms to 5s");
        }
        return delay;
    }
}
