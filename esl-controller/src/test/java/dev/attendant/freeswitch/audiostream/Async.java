package dev.attendant.freeswitch.audiostream;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;

/** Waits, but not for ever. */
final class Async {

    private Async() {}

    static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
