package dev.attendant.conversation.mrcp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Waits for what a channel was asked to do, but not longer than its deadline: a reply may never come, when the MRCP
 * server was killed or froze in the middle. Frees the channel then, as it does when somebody stops the talk.
 */
final class Watchdog {

    /** How long a freed exchange may take to end. */
    static final Duration FREED_WITHIN = Duration.ofSeconds(2);

    private final MrcpChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private CompletableFuture<String> stop = new CompletableFuture<>();

    Watchdog(MrcpChannel channel) {
        this.channel = channel;
    }

    /** The running exchange, or the next one, is to end. Any thread. */
    void stop(String reason) {
        signal().complete(reason);
    }

    private CompletableFuture<String> signal() {
        lock.lock();
        try {
            return stop;
        } finally {
            lock.unlock();
        }
    }

    boolean isStopped() {
        return signal().isDone();
    }

    /** Why it is to be stopped, once: the next exchange is not. */
    Optional<String> takeStop() {
        lock.lock();
        try {
            if (!stop.isDone()) {
                return Optional.empty();
            }
            String reason = stop.join();
            stop = new CompletableFuture<>();
            return Optional.of(reason);
        } finally {
            lock.unlock();
        }
    }

    /** The outcome; {@link MrcpOutcome.Failed} when it did not come in time. Blocks. */
    MrcpOutcome await(CompletableFuture<MrcpOutcome> running, Duration deadline) {
        long began = System.nanoTime();
        if (wait(CompletableFuture.anyOf(running, signal()), deadline)) {
            if (running.isDone()) {
                return outcome(running);
            }
            // stopped
            if (!channel.free()) {
                wait(running, deadline.minusNanos(System.nanoTime() - began));
            }
        } else {
            channel.free();
        }
        boolean freed = wait(running, FREED_WITHIN);
        return new MrcpOutcome.Failed("UniMRCP brought no reply within " + deadline.toMillis() + " ms"
                + (freed ? "" : ", and its exchange could not be ended"));
    }

    private static MrcpOutcome outcome(CompletableFuture<MrcpOutcome> running) {
        return running.exceptionally(e -> new MrcpOutcome.Failed(e.toString())).join();
    }

    /** Whether it is done within the time. */
    private static boolean wait(CompletableFuture<?> future, Duration time) {
        return future.handle((value, error) -> true)
                .completeOnTimeout(false, Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS)
                .join();
    }
}
