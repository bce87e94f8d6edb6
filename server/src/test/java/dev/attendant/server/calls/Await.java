package dev.attendant.server.calls;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what has no future of its own; always with a deadline. */
public final class Await {

    public static final Duration SOON = Duration.ofSeconds(10);

    private static final long LOOK_EVERY_NANOS = 10_000_000;

    private Await() {}

    /** Waits until it is so. @throws AssertionError with what is shown instead */
    public static void until(String what, Duration patience, BooleanSupplier so, Supplier<?> instead) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + patience + ": " + what + "; but " + instead.get());
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    /** The future's value. */
    public static <T> T value(Future<T> future, Duration patience) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("Did not come within " + patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
