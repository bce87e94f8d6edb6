package dev.attendant.conversation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OncePerSecondTest {

    /** Near its overflow, which {@link System#nanoTime} may be. */
    private long now = Long.MAX_VALUE - TimeUnit.MILLISECONDS.toNanos(1500);

    private final OncePerSecond event = new OncePerSecond(() -> now);

    @Test
    void theFirstIsToldAtOnce() {
        assertThat(event.happened()).hasValue(0);
    }

    @Test
    void whatComesWithinASecondIsCountedAndToldWithTheNext() {
        event.happened();

        after(400);
        assertThat(event.happened()).isEmpty();
        after(599);
        assertThat(event.happened()).isEmpty();
        after(1);
        assertThat(event.happened()).hasValue(2);
        after(1000);
        assertThat(event.happened()).hasValue(0);
    }

    private void after(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
