package dev.attendant.models.stream;

import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.service.StreamLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The pieces of one answer between the event loop that reads it and the thread that waits for it. The deadlines are
 * watched by who waits, so that no answer needs a timer. What is in it is bounded by the size of an answer.
 */
final class PieceQueue {

    private final StreamLimits limits;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    /** The last piece is there: nothing may follow. */
    private final AtomicBoolean complete = new AtomicBoolean();
    private final AtomicReference<Optional<Piece>> last = new AtomicReference<>(Optional.empty());
    private volatile boolean closed;
    private volatile boolean begun;
    private volatile long heardAt = System.nanoTime();

    PieceQueue(StreamLimits limits) {
        this.limits = limits;
    }

    /** Some bytes have come. */
    void heard() {
        heardAt = System.nanoTime();
        begun = true;
    }

    /** Adds a piece; says whether it was still wanted. After the last there is none. */
    boolean add(Piece piece) {
        boolean wanted = isLast(piece) ? complete.compareAndSet(false, true) : !complete.get();
        if (wanted) {
            pieces.add(piece);
        }
        return wanted;
    }

    /** Nothing more is wanted, or nothing more can come. */
    boolean isOver() {
        return closed || complete.get();
    }

    /** Whoever waits, waits no longer; says whether the answer was still under way. */
    boolean close() {
        closed = true;
        boolean underWay = complete.compareAndSet(false, true);
        pieces.add(new Piece.Done());
        return underWay;
    }

    /** What of the deadlines has passed, or the next piece. */
    sealed interface Next {

        record Came(Piece piece) implements Next {}

        record TooLate(String reason) implements Next {}
    }

    /** Waits on the calling thread. When it is too late, the one who waits is to make the answer fail, and ask again. */
    Next next(long until, Duration within) throws InterruptedException {
        while (!closed && last.get().isEmpty()) {
            Duration silence = begun ? limits.betweenBytes() : limits.firstByte();
            long heard = heardAt;
            long now = System.nanoTime();
            // the first byte, which may come meanwhile, brings a deadline of its own
            long left = Math.min(until, heard + silence.toNanos()) - now;
            long wait = Math.clamp(left, 0, limits.betweenBytes().toNanos());
            Piece piece = pieces.poll(wait, TimeUnit.NANOSECONDS);
            if (piece != null) {
                if (isLast(piece)) {
                    last.set(Optional.of(piece));
                }
                return closed ? new Next.Came(new Piece.Done()) : new Next.Came(piece);
            }
            now = System.nanoTime();
            if (now - until >= 0) {
                return new Next.TooLate("gave no piece of an answer within " + within.toMillis() + " ms");
            } else if (heard == heardAt && now - heard >= silence.toNanos()) {
                return new Next.TooLate("sent nothing for " + silence.toMillis() + " ms");
            }
        }
        return new Next.Came(closed ? new Piece.Done() : last.get().orElseThrow());
    }

    private static boolean isLast(Piece piece) {
        return piece instanceof Piece.Done || piece instanceof Piece.Failed;
    }
}
