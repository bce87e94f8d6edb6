package dev.attendant.server.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process under a load: the warm-up, the beginning of the calls one after the other, the wait while they talk, their
 * end. For one thread, which all of it blocks.
 */
final class LoadRun {

    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long SHORTEST_WAIT_MILLIS = 1;
    private static final long LOOK_AGAIN_MILLIS = 50;
    /** How long the process may need until it has as many calls as the load. */
    static final int SECONDS_TO_FOLLOW = 20;

    private final BenchPlan plan;
    private final CallerLoad load;
    private final BenchChild child;
    private final Consumer<String> progress;
    private long began;
    private long nextProgress;

    /** @param progress is given a line every ten seconds */
    LoadRun(BenchPlan plan, CallerLoad load, BenchChild child, Consumer<String> progress) {
        this.plan = plan;
        this.load = load;
        this.child = child;
        this.progress = progress;
    }

    /** A few calls, of which nothing is kept but their failures. */
    void warmUp() throws IOException, InterruptedException {
        if (plan.warmUp().isZero()) {
            return;
        }
        progress.accept("warming up with " + plan.warmUpCalls() + " calls");
        start(plan.warmUpCalls());
        waitFor(plan.warmUp());
        end();
        load.reset();
        child.reset();
    }

    /** All calls begin; returns when the last has begun. */
    void start() throws InterruptedException {
        start(plan.calls());
    }

    private void start(int calls) throws InterruptedException {
        began = System.nanoTime();
        nextProgress = began + PROGRESS_NANOS;
        for (int i = 0; i < calls; i++) {
            waitUntil(began + TimeUnit.SECONDS.toNanos(1) * i / plan.ramp());
            load.call();
        }
    }

    void waitFor(Duration time) throws InterruptedException {
        waitUntil(System.nanoTime() + time.toNanos());
    }

    private void waitUntil(long nanos) throws InterruptedException {
        long left;
        while ((left = nanos - System.nanoTime()) > 0) {
            long untilProgress = Math.max(0, nextProgress - System.nanoTime());
            Thread.sleep(Math.max(SHORTEST_WAIT_MILLIS, TimeUnit.NANOSECONDS.toMillis(Math.min(left, untilProgress))));
            tellProgress();
        }
    }

    private void tellProgress() {
        if (System.nanoTime() - nextProgress < 0) {
            return;
        }
        progress.accept(String.format(Locale.ROOT, "%4d s: %d calls, %s, load average %.2f",
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began), load.up(), load.progress(),
                Machine.loadAverage()));
        nextProgress += PROGRESS_NANOS;
    }

    /** All callers hang up; returns when the process, too, has no call any more, or does not come to that. */
    void end() throws IOException, InterruptedException {
        load.hangUp();
        awaitCalls(0);
    }

    /** Waits until the process has so many calls; false when it has not in {@link #SECONDS_TO_FOLLOW}. */
    boolean awaitCalls(int calls) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_FOLLOW);
        while (child.state().calls() != calls) {
            if (deadline - System.nanoTime() <= 0) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        return true;
    }
}
