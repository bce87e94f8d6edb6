package dev.attendant.testcalls.caller;

import java.util.concurrent.TimeUnit;

/**
 * Holds the arrivals of one call's frames against a schedule of one every 20 ms. The schedule is that of the
 * earliest frames; it begins anew after a pause, or when the sender has left out frames.
 */
final class FrameSchedule {

    private static final long FRAME = TimeUnit.MILLISECONDS.toNanos(20);
    /** More than this behind, the sender is not late, it has left something out. */
    private static final long BEGINS_ANEW = TimeUnit.MILLISECONDS.toNanos(200);

    private final LoadStatistics statistics;
    private boolean running;
    private long last;
    private long due;

    FrameSchedule(LoadStatistics statistics) {
        this.statistics = statistics;
    }

    void arrived(long nanos) {
        statistics.frame();
        if (running) {
            statistics.gap(nanos - last);
            long late = nanos - due;
            statistics.lateness(Math.max(0, late));
            if (late < 0 || late > BEGINS_ANEW) {
                due = nanos;
            }
        } else {
            running = true;
            due = nanos;
        }
        last = nanos;
        due += FRAME;
    }

    /** Nothing is expected now. */
    void stop() {
        running = false;
    }
}
