package dev.attendant.conversation.peer;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Says of something that may happen often whether to tell of it now: once a second is enough. For any thread. */
final class OncePerSecond {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean told;
    private long toldAt;
    private long leftOut;

    /** @param nanoTime {@link System#nanoTime}, or a test's clock */
    OncePerSecond(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** It happened. When it is to be told: how often it happened untold since the last time that it was. */
    OptionalLong happened() {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            if (told && now - toldAt < SECOND) {
                leftOut++;
                return OptionalLong.empty();
            }
            OptionalLong untold = OptionalLong.of(leftOut);
            told = true;
            toldAt = now;
            leftOut = 0;
            return untold;
        } finally {
            lock.unlock();
        }
    }
}
