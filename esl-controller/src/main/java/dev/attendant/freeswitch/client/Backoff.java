package dev.attendant.freeswitch.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: twice as long each time, less up to half at random, so that many clients
 * of a FreeSWITCH that comes back do not all come at once. For one thread.
 */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;
    private Duration next;

    /** @param random from 0 to 1 */
    Backoff(Duration first, Duration longest, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        reset();
    }

    Duration next() {
        Duration most = next;
        Duration twice = most.multipliedBy(2);
        next = twice.compareTo(longest) > 0 ? longest : twice;
        Duration less = Duration.ofNanos((long) (most.toNanos() * random.getAsDouble() / 2));
        Duration wait = most.minus(less);
        return wait.compareTo(first) < 0 ? first : wait;
    }

    /** The next wait is the first again. */
    void reset() {
        next = first;
    }
}
