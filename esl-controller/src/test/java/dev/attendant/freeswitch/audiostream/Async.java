package dev.attendant.freeswitch.audiostream;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;

/** Waits, but not for ever. */
public final class Async {

    private Async() {}

    public static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
