package dev.attendant.vosk;

import dev.attendant.conversation.engine.Recognizer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a recogniser reported: {@code result: words} or {@code failed: why}. */
final class HeardOnce implements Recognizer.Listener {

    final CompletableFuture<String> end = new CompletableFuture<>();
    final BlockingQueue<String> partials = new LinkedBlockingQueue<>();
    volatile double confidence;

    @Override
    public void partial(String words) {
        partials.add(words);
    }

    @Override
    public void result(String words, double confidence) {
        this.confidence = confidence;
        if (!end.complete("result: " + words)) {
            throw new IllegalStateException("reported twice");
        }
    }

    @Override
    public void failed(String reason) {
        if (!end.complete("failed: " + reason)) {
            throw new IllegalStateException("reported twice");
        }
    }

    String await() throws Exception {
        return end.get(20, TimeUnit.SECONDS);
    }
}
