package dev.attendant.server.check;

import java.time.Duration;
import java.util.Optional;

/**
 * What one check found.
 *
 * @param subject what was checked, in a word or two
 * @param text    what was found
 * @param remedy  what to do about it; empty when there is nothing to do
 * @param took    the latency, when that was measured
 */
public record Finding(Level level, String subject, String text, String remedy, Optional<Duration> took) {

    public enum Level {
        OK,
        /** Nothing is wrong, and something is to be known. */
        INFO,
        /** Calls will be taken, but not all will be well. */
        WARN,
        /** Calls will not be taken, or not be talked with. */
        FAIL
    }

    static Finding ok(String subject, String text) {
        return new Finding(Level.OK, subject, text, "", Optional.empty());
    }

    static Finding ok(String subject, String text, Duration took) {
        return new Finding(Level.OK, subject, text, "", Optional.of(took));
    }

    static Finding info(String subject, String text) {
        return new Finding(Level.INFO, subject, text, "", Optional.empty());
    }

    static Finding warn(String subject, String text, String remedy) {
        return new Finding(Level.WARN, subject, text, remedy, Optional.empty());
    }

    static Finding fail(String subject, String text, String remedy) {
        return new Finding(Level.FAIL, subject, text, remedy, Optional.empty());
    }
}
