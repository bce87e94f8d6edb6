package dev.attendant.server.engines;

import dev.attendant.server.engines.EngineRequest.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engines of a role in their order, and which of them is asked. The rule:
 *
 * <ol>
 *   <li>The first that does not rest.
 *   <li>When all rest, one whose rest is over.
 *   <li>When there is none, and no last resort either, the one whose rest ends first is asked all the same, unless it
 *       asked for quiet itself: giving up would cost the caller more than one more try.
 * </ol>
 *
 * <p>An engine whose rest is over while others answer is tried beside the talk: it gets the same request, nothing of
 * its answer is heard, and when it answers it is asked first again. So no caller waits for an engine that may be back.
 * Any thread.
 */
final class EngineChain<E> {

    private static final Logger log = LoggerFactory.getLogger(EngineChain.class);

    private final String role;
    private final List<EngineLink<E>> links;
    private final EngineMetrics metrics;

    /** @param role as in the configuration, such as {@code recognizer} */
    EngineChain(String role, List<EngineLink<E>> links, EngineMetrics metrics) {
        this.role = role;
        this.links = List.copyOf(links);
        this.metrics = metrics;
    }

    String names() {
        return links.stream().map(EngineLink::name).collect(Collectors.joining(", "));
    }

    List<EngineLink<E>> links() {
        return links;
    }

    /** Whether one is left that could take over. */
    boolean isMoreThan(Collection<EngineLink<E>> tried) {
        return links.stream().anyMatch(link -> !tried.contains(link));
    }

    /** Which would be asked as usual, next to those that were tried. */
    Optional<EngineLink<E>> usual(Collection<EngineLink<E>> tried) {
        return links.stream().filter(link -> !tried.contains(link) && link.breaker().isClosed()).findFirst();
    }

    /** Which is asked next. Whoever gets it must tell how it ended. */
    Optional<EngineRequest<E>> next(Collection<EngineLink<E>> tried) {
        return usual(tried).map(link -> new EngineRequest<>(this, link, Why.TURN))
                .or(() -> rested(tried))
                .or(() -> leastBad(tried));
    }

    private Optional<EngineRequest<E>> rested(Collection<EngineLink<E>> tried) {
        return links.stream().filter(link -> !tried.contains(link) && link.breaker().mayProbe()).findFirst()
                .map(link -> new EngineRequest<>(this, link, Why.PROBE));
    }

    private Optional<EngineRequest<E>> leastBad(Collection<EngineLink<E>> tried) {
        return links.stream()
                .filter(link -> !tried.contains(link) && !link.breaker().isAskedFor())
                .min(Comparator.comparing(link -> link.breaker().restsUntil()))
                .map(link -> new EngineRequest<>(this, link, Why.NEED));
    }

    /** Those whose rest is over, each to be tried beside what goes on; whoever gets them must tell how it ended. */
    List<EngineRequest<E>> probes(Collection<EngineLink<E>> tried) {
        return links.stream().filter(link -> !tried.contains(link) && link.breaker().mayProbe())
                .map(link -> new EngineRequest<>(this, link, Why.PROBE))
                .toList();
    }

    /** Closes all engines, and then tells of one that could not be closed. */
    void close(Consumer<E> closing) {
        List<RuntimeException> failures = new ArrayList<>();
        for (EngineLink<E> link : links) {
            try {
                closing.accept(link.engine());
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        failures.stream().findFirst().ifPresent(first -> {
            throw first;
        });
    }

    /** Tells of a switch, once: whoever comes later does not ask the one that rests. */
    void switched(EngineLink<E> from, EngineLink<E> to, String reason, Optional<Duration> rests) {
        metrics.switched(role, from.name(), to.name());
        log.warn("The {} {} failed: {}; {} takes over{}", role, from.name(), shown(reason), to.name(),
                rests.map(time -> ", and " + from.name() + " is left alone for " + seconds(time)).orElse(""));
    }

    void cameBack(EngineLink<E> link) {
        log.info("The {} {} answers again", role, link.name());
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }

    /** What a service says is not ours. */
    private static String shown(String reason) {
        String line = reason.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }
}
