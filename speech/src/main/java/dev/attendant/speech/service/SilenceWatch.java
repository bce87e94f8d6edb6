package dev.attendant.speech.service;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Tells when nothing was heard for too long. One timer serves many pieces: when it is due, it looks when the last was
 * heard, and waits for the rest. Used on one context; only {@link #stop} may be called from any thread.
 */
final class SilenceWatch {

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Consumer<Duration> late;
    private Duration limit = Duration.ZERO;
    private long since;
    private volatile long timer = NO_TIMER;
    private volatile boolean stopped;

    /** @param late called on the context, with the limit; at most once for each {@link #expect} */
    SilenceWatch(Vertx vertx, Consumer<Duration> late) {
        this.vertx = vertx;
        this.late = late;
    }

    /** Something was heard just now, or asked for; something more must come within the limit. */
    void expect(Duration within) {
        since = System.nanoTime();
        if (!limit.equals(within)) {
            limit = within;
            vertx.cancelTimer(timer);
            watch(within);
        }
    }

    private void watch(Duration rest) {
        timer = vertx.setTimer(rest.toMillis() + 1, due -> look());
        if (stopped) {
            vertx.cancelTimer(timer);
        }
    }

    private void look() {
        Duration rest = limit.minusNanos(System.nanoTime() - since);
        if (stopped) {
            return;
        }
        if (rest.isPositive()) {
            watch(rest);
        } else {
            late.accept(limit);
        }
    }

    void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }
}
