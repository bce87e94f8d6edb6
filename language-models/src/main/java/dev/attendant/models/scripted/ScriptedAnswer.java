package dev.attendant.models.scripted;

import dev.attendant.conversation.engine.LanguageModel.Answer;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** An answer that is there already. After its end, and after {@link #close}, every piece is {@link Piece.Done}. */
final class ScriptedAnswer implements Answer {

    private final Iterator<Piece> pieces;
    private volatile boolean closed;

    ScriptedAnswer(List<Piece> pieces) {
        this.pieces = pieces.iterator();
    }

    @Override
    public Piece next(Duration within) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return closed || !pieces.hasNext() ? new Piece.Done() : pieces.next();
    }

    @Override
    public void close() {
        closed = true;
    }
}
