package dev.attendant.conversation.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MetronomeTest {

    @Test
    void aCallThatFailsDoesNotSilenceTheOthers() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Context context = vertx.getOrCreateContext();
            CountDownLatch beats = new CountDownLatch(5);
            context.runOnContext(now -> {
                Metronome metronome = new Metronome(context);
                metronome.add(() -> {
                    throw new IllegalStateException("a call that fails");
                });
                metronome.add(beats::countDown);
            });
            assertThat(beats.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
