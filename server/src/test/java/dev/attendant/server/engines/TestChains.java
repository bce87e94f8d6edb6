package dev.attendant.server.engines;

import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.server.config.ScenarioFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chains of engines that a test scripts. */
final class TestChains {

    static final Scenario SUPPORT = ScenarioFiles.read(Path.of("../scenarios/support.yaml"));

    /** No rest ends within a test, unless it says so. */
    static final Duration LONG = Duration.ofMinutes(10);

    private TestChains() {}

    /** Each rests after so many failures; the one called {@code scripted} answers at once. */
    static <E> EngineChain<E> chain(
            String role, Map<String, ? extends E> engines, int failures, Duration rest, EngineMetrics metrics) {
        List<EngineLink<E>> links = new ArrayList<>();
        engines.forEach((name, engine) -> links.add(new EngineLink<>(
                name, engine, new EngineBreaker(role + " " + name, failures, rest), metrics.of(role, name),
                name.equals("scripted"))));
        return new EngineChain<>(role, links, metrics);
    }

    static <E> Map<String, E> engines(String first, E one, String second, E other) {
        Map<String, E> engines = new LinkedHashMap<>();
        engines.put(first, one);
        engines.put(second, other);
        return engines;
    }

    static EngineMetrics.Counts counts(EngineMetrics metrics, String engine) {
        return Optional.of(metrics).stream().flatMap(all -> all.counts().stream())
                .filter(counts -> counts.engine().equals(engine)).findFirst().orElseThrow();
    }
}
