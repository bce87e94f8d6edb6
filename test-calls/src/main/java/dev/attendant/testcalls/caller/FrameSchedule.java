package dev.attendant.testcalls.caller;

import java.util.concurrent.TimeUnit;

/**
 * Holds one call's frames against a schedule of one every 20 ms. The schedule is that of the earliest frame of the
 * half second that follows, so that a frame is late when later ones were not: one that is late does not make those
 * after it late, and neither does one that is early. When the sender has left out frames, or goes on later for good,
 * that is late once: as many times as frames are missing. What is found is told half a second after a frame came, or
 * at {@link #stop}. Belongs to one thread.
 */
final class FrameSchedule {

    private static final long FRAME = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int LOOK_AHEAD = 25;

    /** Is told of each frame, in nanoseconds. */
    interface Listener {

        /** Between a frame and its next. */
        void gap(long nanos);

        /** How far behind the schedule a frame was; never negative. */
        void lateness(long nanos);
    }

    private final Listener listener;
    /** Of the frames that are not judged yet: how far each is behind the schedule of the first. */
    private final long[] waiting = new long[LOOK_AHEAD];
    private int oldest;
    private int count;
    private boolean running;
    private long last;
    private long due;
    private boolean judged;
    private long earliestBefore;

    FrameSchedule(Listener listener) {
        this.listener = listener;
    }

    void frame(long nanos) {
        if (running) {
            listener.gap(nanos - last);
        } else {
            running = true;
            due = nanos;
        }
        last = nanos;
        if (count == LOOK_AHEAD) {
            judgeOldest();
        }
        waiting[(oldest + count++) % LOOK_AHEAD] = nanos - due;
        due += FRAME;
    }

    private void judgeOldest() {
        long behind = waiting[oldest];
        long earliest = behind;
        for (int i = 1; i < count; i++) {
            earliest = Math.min(earliest, waiting[(oldest + i) % LOOK_AHEAD]);
        }
        oldest = (oldest + 1) % LOOK_AHEAD;
        count--;
        long shift = judged ? earliest - earliestBefore : 0;
        earliestBefore = earliest;
        judged = true;
        long late = behind - earliest + Math.max(0, shift);
        listener.lateness(late);
        for (long missing = (shift + FRAME / 2) / FRAME; missing > 1; missing--) {
            listener.lateness(late);
        }
    }

    /** Nothing is expected now; the next frame begins a schedule of its own. */
    void stop() {
        while (count > 0) {
            judgeOldest();
        }
        running = false;
        judged = false;
    }
}
