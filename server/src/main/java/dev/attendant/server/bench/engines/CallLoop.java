package dev.attendant.server.bench.engines;

import dev.attendant.testcalls.service.FakeService;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The event loop of a call, on which its audio is. */
final class CallLoop {

    private final Context context;

    CallLoop(Vertx vertx) {
        context = vertx.getOrCreateContext();
    }

    /** Runs it there, after all that is due there by now, and waits for what it returns. */
    <T> T on(Callable<T> step) throws InterruptedException {
        CompletableFuture<T> done = new CompletableFuture<>();
        context.runOnContext(now -> {
            try {
                done.complete(step.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new TrialFailed("the engine threw " + e.getCause());
        } catch (TimeoutException e) {
            throw new TrialFailed("the engine blocked the call's event loop");
        }
    }
}
