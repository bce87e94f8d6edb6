package dev.attendant.server.engines;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the engines did since the program started: to be read at any time, from any thread. */
public final class EngineMetrics {

    private record Name(String role, String engine) {}

    private record Step(String role, String from, String to) {}

    private final Map<Name, EngineCounters> engines = new ConcurrentHashMap<>();
    private final Map<Step, LongAdder> switches = new ConcurrentHashMap<>();

    /**
     * What one engine did.
     *
     * @param role     {@code recognizer}, {@code synthesizer} or {@code model}
     * @param requests begun, those beside a talk (hedges and probes) among them
     * @param answered ended well
     * @param refused  for a language, a voice or a sample rate that the engine does not have: no failure
     * @param failures by kind; a kind that did not happen is not in it
     */
    public record Counts(
            String role,
            String engine,
            long requests,
            long answered,
            long refused,
            Map<FailureKind, Long> failures,
            Latency firstWord) {}

    /** How long the first word or sound took; of a recogniser the result, from the end of what the caller said. */
    public record Latency(long count, Duration median, Duration of95Percent, Duration most) {}

    /** How often an engine took over from another that failed. */
    public record Switches(String role, String from, String to, long count) {}

    EngineCounters of(String role, String engine) {
        return engines.computeIfAbsent(new Name(role, engine), name -> new EngineCounters());
    }

    void switched(String role, String from, String to) {
        switches.computeIfAbsent(new Step(role, from, to), step -> new LongAdder()).increment();
    }

    /** All engines that are configured, by role and name. */
    public List<Counts> counts() {
        return engines.entrySet().stream()
                .map(entry -> entry.getValue().counts(entry.getKey().role(), entry.getKey().engine()))
                .sorted(Comparator.comparing(Counts::role).thenComparing(Counts::engine))
                .toList();
    }

    /** The switches that there were. */
    public List<Switches> switches() {
        return switches.entrySet().stream()
                .map(entry -> new Switches(entry.getKey().role(), entry.getKey().from(), entry.getKey().to(),
                        entry.getValue().sum()))
                .sorted(Comparator.comparing(Switches::role).thenComparing(Switches::from)
                        .thenComparing(Switches::to))
                .toList();
    }
}
