package dev.attendant.server.engines;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sees to it that a voice's sound comes in time: the first within one time, each piece after it within another. Any
 * thread; a sentence has one timer, which is set anew when it rings and not with every piece.
 */
final class SoundWatch {

    /** Told once, on the clock's thread, and only while it watches. */
    interface Late {

        void late(FailureKind kind, String reason);
    }

    private final ScheduledExecutorService clock;
    private final VoiceTiming timing;
    private final Late late;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<ScheduledFuture<?>> timer = Optional.empty();
    private boolean watching;
    private boolean begun;
    private long heardAt;

    SoundWatch(ScheduledExecutorService clock, VoiceTiming timing, Late late) {
        this.clock = clock;
        this.timing = timing;
        this.late = late;
    }

    void begin() {
        lock.lock();
        try {
            watching = true;
            heardAt = System.nanoTime();
            ringAfter(timing.firstSound());
        } finally {
            lock.unlock();
        }
    }

    /** Some sound has come. */
    void heard() {
        lock.lock();
        try {
            heardAt = System.nanoTime();
            if (watching && !begun) {
                // the next piece may have to come sooner than the first
                ringAfter(timing.between());
            }
            begun = true;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more is awaited. */
    void end() {
        lock.lock();
        try {
            watching = false;
            timer.ifPresent(set -> set.cancel(false));
        } finally {
            lock.unlock();
        }
    }

    private void ringAfter(Duration time) {
        timer.ifPresent(set -> set.cancel(false));
        timer = Optional.of(clock.schedule(this::look, time.toNanos(), TimeUnit.NANOSECONDS));
    }

    private void look() {
        if (isLate()) {
            Duration limit = limit();
            late.late(
                    begun ? FailureKind.STALLED : FailureKind.SILENT,
                    (begun ? "it stopped for " : "no sound within ") + limit.toMillis() + " ms");
        }
    }

    private boolean isLate() {
        lock.lock();
        try {
            Duration left = limit().minusNanos(System.nanoTime() - heardAt);
            boolean over = watching && !left.isPositive();
            if (watching && !over) {
                ringAfter(left);
            }
            watching = watching && !over;
            return over;
        } finally {
            lock.unlock();
        }
    }

    private Duration limit() {
        return begun ? timing.between() : timing.firstSound();
    }
}
