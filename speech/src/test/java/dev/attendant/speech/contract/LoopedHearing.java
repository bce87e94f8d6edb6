package dev.attendant.speech.contract;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Recognizer.Hearing;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.testcalls.service.FakeService;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An utterance on an event loop, as a call has it. Each method returns when the loop has done it. */
public final class LoopedHearing {

    private static final int FRAME = 160;

    private final Context loop;
    private final Hearing hearing;

    private LoopedHearing(Context loop, Hearing hearing) {
        this.loop = loop;
        this.hearing = hearing;
    }

    public static LoopedHearing begin(Vertx vertx, Recognizer recognizer, Scenario scenario,
            Recognizer.Listener listener) {
        Context loop = vertx.getOrCreateContext();
        CompletableFuture<Hearing> begun = new CompletableFuture<>();
        loop.runOnContext(go -> {
            try {
                begun.complete(recognizer.hear(8000, scenario, listener));
            } catch (RuntimeException e) {
                begun.completeExceptionally(e);
            }
        });
        return new LoopedHearing(loop, begun.orTimeout(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS).join());
    }

    private LoopedHearing run(Consumer<Hearing> step) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.runOnContext(go -> {
            try {
                step.accept(hearing);
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        done.orTimeout(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        return this;
    }

    /** A tone, in frames of 20 ms, which are given in one array as the seam allows. */
    public LoopedHearing speech(int frames) {
        return run(to -> frames(to, frames, 8000));
    }

    /** Sound of 8 kHz, in frames of 20 ms; what is left over is not given. */
    public LoopedHearing sound(short[] samples) {
        return run(to -> {
            for (int at = 0; at + FRAME <= samples.length; at += FRAME) {
                to.audio(Arrays.copyOfRange(samples, at, at + FRAME));
            }
        });
    }

    public LoopedHearing silence(int frames) {
        return run(to -> frames(to, frames, 0));
    }

    private static void frames(Hearing to, int frames, int level) {
        short[] frame = new short[FRAME];
        for (int n = 0; n < frames; n++) {
            for (int i = 0; i < FRAME; i++) {
                frame[i] = (short) (level * Math.sin(2 * Math.PI * 400 * i / 8000));
            }
            to.audio(frame);
            Arrays.fill(frame, (short) -1);
        }
    }

    public LoopedHearing pause() {
        return run(Hearing::pause);
    }

    public LoopedHearing finish() {
        return run(Hearing::finish);
    }

    public LoopedHearing cancel() {
        return run(Hearing::cancel);
    }
}
