package dev.attendant.conversation.timeline;

import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A clock that goes by the axis: what is scheduled runs when the talk has come to that frame. */
public final class AxisClock extends ScheduledThreadPoolExecutor {

    private final Axis axis;

    public AxisClock(Axis axis) {
        super(0);
        this.axis = axis;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        Scheduled scheduled = new Scheduled(task);
        axis.in(Math.toIntExact(unit.toMillis(delay) / 20), scheduled);
        return scheduled;
    }

    private static final class Scheduled extends FutureTask<Void> implements ScheduledFuture<Void> {

        Scheduled(Runnable task) {
            super(task, null);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
