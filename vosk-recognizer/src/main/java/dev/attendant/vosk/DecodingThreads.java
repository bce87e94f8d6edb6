package dev.attendant.vosk;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few platform threads that decode for all calls, since decoding is nothing but computing. An utterance takes its
 * turn whenever it has new audio, so that many callers are heard at once by few threads.
 */
final class DecodingThreads implements AutoCloseable {

    private static final int CLOSING_SECONDS = 10;

    private final ExecutorService threads;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("vosk-timer").factory());

    /** @param count how many decode at the same moment */
    DecodingThreads(int count) {
        threads = Executors.newFixedThreadPool(count, Thread.ofPlatform().daemon().name("vosk-", 1).factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /** @return false when it has been closed */
    boolean run(Runnable turn) {
        try {
            threads.execute(turn);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Runs it later, unless cancelled before; never once closed. */
    Future<?> after(Duration wait, Runnable what) {
        try {
            return timer.schedule(what, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Takes no more; turns that wait are still run. */
    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdown();
    }

    /** @return whether all that ran has ended, so that what it used can be freed */
    boolean awaitEnd() {
        try {
            return threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
