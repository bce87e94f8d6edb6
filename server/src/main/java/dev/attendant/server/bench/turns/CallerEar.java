package dev.attendant.server.bench.turns;

import dev.attendant.server.bench.turns.HeardSound.Span;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what the attendant says, or for its silence. Times are {@link System#nanoTime}. For one thread. */
final class CallerEar {

    /** The attendant has finished when it has been silent for so long. */
    private static final Duration FINISHED = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long LOOK_EVERY_NANOS = 5_000_000;

    private final Handset handset;

    CallerEar(Handset handset) {
        this.handset = handset;
    }

    /** The first sound that begins after a moment. */
    Span awaitSound(long after, String awaited) throws TalkFailed {
        return await(awaited, () -> handset.heard().spans().stream()
                .filter(span -> span.from() - after > 0).findFirst());
    }

    /** The sound that is to be heard in a moment, once it has stopped. */
    Span awaitEnd(long during, String awaited) throws TalkFailed {
        return await(awaited, () -> handset.heard().spans().stream()
                .filter(span -> span.from() - during <= 0 && span.to() - during > 0 && isOver(span)).findFirst());
    }

    /** The attendant has been talking, and has finished. */
    void awaitFinished(String awaited) throws TalkFailed {
        await(awaited, () -> Optional.of(handset.heard().spans()).filter(spans -> !spans.isEmpty())
                .map(spans -> spans.getLast()).filter(CallerEar::isOver));
    }

    /** How often the attendant began to talk in a time. */
    long begun(long from, long to) {
        return handset.heard().spans().stream()
                .filter(span -> span.from() - from > 0 && span.from() - to < 0).count();
    }

    /** Lets so much time go by. */
    void listen(Duration time) throws TalkFailed {
        long until = System.nanoTime() + time.toNanos();
        await("time to go by", () -> Optional.of(until).filter(end -> System.nanoTime() - end >= 0));
    }

    private static boolean isOver(Span span) {
        return System.nanoTime() - span.to() >= FINISHED.toNanos();
    }

    private <T> T await(String awaited, Supplier<Optional<T>> look) throws TalkFailed {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - until < 0) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            Optional<String> ended = handset.ended();
            if (ended.isPresent()) {
                throw new TalkFailed("waiting for " + awaited + ": " + ended.get());
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        throw new TalkFailed("waited " + PATIENCE.toSeconds() + " s for " + awaited);
    }
}
