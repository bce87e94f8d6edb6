package dev.attendant.speech;

import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What a synthesiser delivered, for tests to look at. */
public class Collected implements Synthesizer.Listener {

    public final CompletableFuture<String> end = new CompletableFuture<>();
    public final CountDownLatch begun = new CountDownLatch(1);
    public final AtomicInteger ends = new AtomicInteger();
    private final List<short[]> pieces = new ArrayList<>();

    @Override
    public synchronized void audio(short[] samples) {
        pieces.add(samples);
        begun.countDown();
    }

    @Override
    public void done() {
        ends.incrementAndGet();
        end.complete("");
    }

    @Override
    public void failed(String reason) {
        ends.incrementAndGet();
        end.complete(reason);
    }

    /** Empty when it was spoken, otherwise why not. */
    public String awaitEnd() throws Exception {
        return end.get(20, TimeUnit.SECONDS);
    }

    public synchronized short[] samples() {
        var all = new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (short[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }

    /** Speaks and waits for the whole of it. */
    public static short[] speak(Synthesizer synthesizer, Speech speech) throws Exception {
        var collected = new Collected();
        synthesizer.speak(speech, collected);
        String failure = collected.awaitEnd();
        if (!failure.isEmpty()) {
            throw new IllegalStateException(failure);
        }
        return collected.samples();
    }
}
