package dev.attendant.server.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineMetricsTest {

    @Test
    void whatAnEngineDidIsCountedByItsRoleAndName() {
        EngineMetrics metrics = new EngineMetrics();
        EngineCounters counters = metrics.of("model", "near");
        counters.request();
        counters.firstWord(Duration.ofMillis(100));
        counters.answered();
        counters.request();
        counters.failed(FailureKind.SILENT);
        metrics.switched("model", "near", "far");

        EngineMetrics.Counts counts = metrics.counts().getFirst();
        assertThat(counts.role()).isEqualTo("model");
        assertThat(counts.requests()).isEqualTo(2);
        assertThat(counts.answered()).isEqualTo(1);
        assertThat(counts.failures()).isEqualTo(Map.of(FailureKind.SILENT, 1L));
        assertThat(counts.firstWord().count()).isEqualTo(1);
        assertThat(counts.firstWord().median()).isBetween(Duration.ofMillis(99), Duration.ofMillis(102));
        assertThat(metrics.switches()).containsExactly(new EngineMetrics.Switches("model", "near", "far", 1));
    }
}
