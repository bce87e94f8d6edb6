package dev.attendant.server.engines;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request to an engine of a chain, which is told how it ended: the first of {@link #succeeded}, {@link #failed},
 * {@link #refused} and {@link #abandoned} counts. Any thread.
 */
final class EngineRequest<E> {

    /** Why the engine is asked. */
    enum Why {
        /** It is its turn. */
        TURN,
        /** It rested, and may be back. */
        PROBE,
        /** It rests, but nothing better is left. */
        NEED
    }

    private final EngineChain<E> chain;
    private final EngineLink<E> link;
    private final Why why;
    private final long began = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean begun = new AtomicBoolean();

    EngineRequest(EngineChain<E> chain, EngineLink<E> link, Why why) {
        this.chain = chain;
        this.link = link;
        this.why = why;
        link.counters().request();
    }

    EngineLink<E> link() {
        return link;
    }

    E engine() {
        return link.engine();
    }

    String name() {
        return link.name();
    }

    /** The first word or sound is there. */
    void begun() {
        begun(took());
    }

    /** @param after how long it took, from where it counts */
    void begun(Duration after) {
        if (begun.compareAndSet(false, true)) {
            link.counters().firstWord(after);
        }
    }

    void succeeded() {
        if (over.compareAndSet(false, true)) {
            link.counters().answered();
            boolean rested = !link.breaker().isClosed();
            if (why == Why.NEED) {
                link.breaker().cameBack();
            } else {
                link.breaker().succeeded(took());
            }
            if (rested && link.breaker().isClosed()) {
                chain.cameBack(link);
            }
        }
    }

    /** @return for how long the engine is left alone, when that begins now */
    Optional<Duration> failed(FailureKind kind, String reason) {
        return failed(kind, reason, Optional.empty());
    }

    /** @param quiet how long the engine asks to be left alone */
    Optional<Duration> failed(FailureKind kind, String reason, Optional<Duration> quiet) {
        if (!over.compareAndSet(false, true)) {
            return Optional.empty();
        }
        link.counters().failed(kind);
        return link.breaker().failed(took(), reason, quiet);
    }

    /** The engine does not do what was asked for, such as a language: it is not broken. */
    void refused() {
        if (over.compareAndSet(false, true)) {
            link.counters().refused();
            release();
        }
    }

    /** Nobody wants to know any more. */
    void abandoned() {
        if (over.compareAndSet(false, true)) {
            release();
        }
    }

    private void release() {
        if (why == Why.PROBE) {
            link.breaker().probeAbandoned();
        }
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
