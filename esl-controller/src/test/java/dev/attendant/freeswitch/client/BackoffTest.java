package dev.attendant.freeswitch.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Test
    void eachWaitIsTwiceTheOneBeforeUpToTheLongest() {
        Backoff backoff = new Backoff(FIRST, LONGEST, () -> 0);
        assertThat(IntStream.range(0, 9).mapToObj(i -> backoff.next().toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void upToHalfOfAWaitIsLeftOutAtRandomButNeverOfTheFirst() {
        Backoff backoff = new Backoff(FIRST, LONGEST, () -> 1);
        assertThat(IntStream.range(0, 8).mapToObj(i -> backoff.next().toSeconds()))
                .containsExactly(1L, 1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void afterAConnectionThatLastedItBeginsAgain() {
        Backoff backoff = new Backoff(FIRST, LONGEST, () -> 0);
        backoff.next();
        backoff.next();
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(FIRST);
    }
}
