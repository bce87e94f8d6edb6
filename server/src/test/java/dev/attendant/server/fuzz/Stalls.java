package dev.attendant.server.fuzz;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures how long this whole process stood still, because the machine gave it no time: what a call waits for
 * that is not the fault of what runs in it.
 */
final class Stalls implements AutoCloseable {

    private static final long EVERY_MILLIS = 10;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong longest = new AtomicLong();
    private long last = System.nanoTime();

    private Stalls() {
        clock.scheduleAtFixedRate(this::tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** From now on. */
    static Stalls watch() {
        return new Stalls();
    }

    private void tick() {
        long now = System.nanoTime();
        longest.accumulateAndGet(now - last, Math::max);
        last = now;
    }

    Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
