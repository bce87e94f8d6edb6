package dev.attendant.server.engines;

import dev.attendant.conversation.engine.LanguageModel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A model whose answers a test writes; without {@link Piece.Done} or {@link Piece.Failed} at their end they hang. */
final class TestModel implements LanguageModel {

    final List<Prompt> prompts = new CopyOnWriteArrayList<>();
    final CountDownLatch closed = new CountDownLatch(1);
    private volatile List<Piece> pieces;

    private TestModel(List<Piece> pieces) {
        this.pieces = pieces;
    }

    static TestModel answering(Piece... pieces) {
        return new TestModel(List.of(pieces));
    }

    static TestModel saying(String words) {
        return answering(new Piece.Words(words), new Piece.Done());
    }

    static TestModel failing(String reason) {
        return answering(new Piece.Failed(reason));
    }

    void from(Piece... now) {
        pieces = List.of(now);
    }

    @Override
    public Answer answer(Prompt prompt) {
        prompts.add(prompt);
        BlockingQueue<Piece> left = new LinkedBlockingQueue<>(pieces);
        return new Answer() {
            @Override
            public Piece next(Duration within) throws InterruptedException {
                Piece piece = left.poll(within.toMillis(), TimeUnit.MILLISECONDS);
                return piece == null ? new Piece.Failed("nothing came") : piece;
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
    }

    @Override
    public void close() {}
}
