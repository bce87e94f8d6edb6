package dev.attendant.server.engines;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether an engine is to be asked. It is left alone after some failures in a row, or when it asks for that; then one
 * request at a time may try whether it is back. Any thread; no thread or timer of its own.
 */
final class EngineBreaker {

    private final CircuitBreaker breaker;
    private final Duration rest;
    private volatile Instant restsUntil = Instant.MIN;
    /** It asked for quiet itself, until {@link #restsUntil}. */
    private volatile boolean asked;

    /** @param failures in a row, after which it rests */
    EngineBreaker(String name, int failures, Duration rest) {
        this.rest = rest;
        breaker = CircuitBreaker.of(name, CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(failures)
                .minimumNumberOfCalls(failures)
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(rest)
                .writableStackTraceEnabled(false)
                .build());
    }

    /** Whether it can be asked as usual. */
    boolean isClosed() {
        return breaker.getState() == State.CLOSED;
    }

    /** Whether it asked itself to be left alone, and the time is not over. */
    boolean isAskedFor() {
        return asked && !isClosed() && Instant.now().isBefore(restsUntil);
    }

    /** Since when it could be asked again, or from when on. */
    Instant restsUntil() {
        return restsUntil;
    }

    /** Whether a request may try now if an engine that rested is back; it must be told how that ended. */
    boolean mayProbe() {
        return !isClosed() && breaker.tryAcquirePermission();
    }

    void succeeded(Duration took) {
        breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** It has answered although it rested. */
    void cameBack() {
        breaker.transitionToClosedState();
    }

    /**
     * @param quiet how long the engine asks to be left alone
     * @return for how long it rests, when that begins now
     */
    Optional<Duration> failed(Duration took, String reason, Optional<Duration> quiet) {
        boolean before = breaker.getState() == State.OPEN;
        breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, new EngineFailed(reason));
        if (quiet.isPresent() && quiet.get().isPositive()) {
            breaker.transitionToOpenStateFor(quiet.get());
            asked = true;
            restsUntil = Instant.now().plus(quiet.get());
            return quiet;
        }
        if (before || breaker.getState() != State.OPEN) {
            return Optional.empty();
        }
        asked = false;
        restsUntil = Instant.now().plus(rest);
        return Optional.of(rest);
    }

    /** How a probe would have ended is not known. */
    void probeAbandoned() {
        breaker.releasePermission();
    }

    /** What the breaker is told; nobody throws it. */
    private static final class EngineFailed extends Exception {

        EngineFailed(String reason) {
            super(reason, null, false, false);
        }
    }
}
