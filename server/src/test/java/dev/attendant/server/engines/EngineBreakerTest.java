package dev.attendant.server.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineBreakerTest {

    private static final Duration TOOK = Duration.ofMillis(5);

    private final EngineBreaker breaker = new EngineBreaker("x", 2, Duration.ofMinutes(1));

    private Optional<Duration> fails(Optional<Duration> quiet) {
        return breaker.failed(TOOK, "broken", quiet);
    }

    @Test
    void anEngineRestsAfterFailuresInARow() {
        assertThat(fails(Optional.empty())).isEmpty();
        breaker.succeeded(TOOK);
        assertThat(fails(Optional.empty())).isEmpty();
        assertThat(breaker.isClosed()).isTrue();
        assertThat(fails(Optional.empty())).contains(Duration.ofMinutes(1));
        assertThat(breaker.isClosed()).isFalse();
        assertThat(breaker.mayProbe()).isFalse();
        assertThat(fails(Optional.empty())).as("of a request that was under way").isEmpty();
    }

    @Test
    void anEngineThatAsksForQuietGetsItAtOnceAndAgain() {
        assertThat(fails(Optional.of(Duration.ofSeconds(30)))).contains(Duration.ofSeconds(30));
        assertThat(breaker.isClosed()).isFalse();
        assertThat(breaker.isAskedFor()).isTrue();
        assertThat(fails(Optional.of(Duration.ofSeconds(40)))).contains(Duration.ofSeconds(40));
        assertThat(breaker.isAskedFor()).isTrue();
    }

    @Test
    void oneRequestAtATimeTriesWhetherAnEngineIsBack() {
        fails(Optional.of(Duration.ofMillis(1)));
        while (!breaker.mayProbe()) {
            Thread.onSpinWait();
        }
        assertThat(breaker.mayProbe()).isFalse();
        breaker.probeAbandoned();
        assertThat(breaker.mayProbe()).isTrue();
        breaker.succeeded(TOOK);
        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    void aProbeThatFailsMakesItRestAgain() {
        fails(Optional.of(Duration.ofMillis(1)));
        while (!breaker.mayProbe()) {
            Thread.onSpinWait();
        }
        assertThat(fails(Optional.empty())).contains(Duration.ofMinutes(1));
        assertThat(breaker.mayProbe()).isFalse();
    }
}
