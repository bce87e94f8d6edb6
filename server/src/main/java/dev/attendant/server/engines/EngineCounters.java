package dev.attendant.server.engines;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.HdrHistogram.ConcurrentHistogram;

/** Counts what one engine does. Any thread. */
final class EngineCounters {

    private static final long LONGEST = TimeUnit.MINUTES.toMicros(5);
    private static final int DIGITS = 2;

    private final LongAdder requests = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Map<FailureKind, LongAdder> failures = new EnumMap<>(FailureKind.class);
    private final ConcurrentHistogram firstWord = new ConcurrentHistogram(LONGEST, DIGITS);

    EngineCounters() {
        Arrays.stream(FailureKind.values()).forEach(kind -> failures.put(kind, new LongAdder()));
    }

    void request() {
        requests.increment();
    }

    void answered() {
        answered.increment();
    }

    void refused() {
        refused.increment();
    }

    void failed(FailureKind kind) {
        failures.get(kind).increment();
    }

    void firstWord(Duration after) {
        firstWord.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(after.toNanos()), 0, LONGEST));
    }

    EngineMetrics.Counts counts(String role, String engine) {
        Map<FailureKind, Long> happened = failures.entrySet().stream()
                .filter(entry -> entry.getValue().sum() > 0)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
        return new EngineMetrics.Counts(
                role, engine, requests.sum(), answered.sum(), refused.sum(), happened,
                new EngineMetrics.Latency(
                        firstWord.getTotalCount(), percentile(50), percentile(95), percentile(100)));
    }

    private Duration percentile(double percent) {
        return Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(firstWord.getValueAtPercentile(percent)));
    }
}
