package dev.attendant.server.bench.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.server.pbx.Pbx;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The benchmark over a real PBX. {@code -Dbench.talks=10} makes so many talks, and one before them; a build makes two,
 * to see that all is measured. The table is logged.
 */
final class RealTurns {

    private static final Logger log = LoggerFactory.getLogger(RealTurns.class);
    private static final int ENOUGH_TO_SEE = 1;
    private static final String CALLER = "100";

    private RealTurns() {}

    /** A real PBX. */
    interface RunningPbx extends AutoCloseable {

        /** The address of the number that leads to the attendant. */
        String uri();

        String version();

        @Override
        void close();
    }

    /** @param start starts the PBX, given the port that its dialplan is to lead to */
    static void measure(Pbx pbx, IntFunction<RunningPbx> start) throws IOException, InterruptedException {
        int talks = Integer.getInteger("bench.talks", ENOUGH_TO_SEE);
        TurnsPlan plan = new TurnsPlan(talks, talks > ENOUGH_TO_SEE ? 1 : 0,
                Duration.ofMillis(150), Duration.ofMillis(200), Duration.ofMillis(100));
        try (TurnsBenchmark benchmark = new TurnsBenchmark(plan, Map.of(), log::info);
                RunningPbx running = start.apply(benchmark.port(pbx))) {
            Results results = benchmark.overSip(running.uri(), CALLER);
            log.info("{} talks\n{}", talks, TurnsTable.of(pbx + " " + running.version(), results));
            assertPlausible(results, talks);
        }
    }

    private static void assertPlausible(Results results, int talks) {
        // a talk or two may fail on a machine that stands still now and then: the table tells
        assertThat(results.pauses()).as("a talk came to its end").isPositive();
        for (Row row : Row.values()) {
            Spread spread = results.spread(row).orElseThrow(() -> new AssertionError("nothing measured: " + row));
            assertThat(spread.count()).as(row.title()).isBetween(1, talks);
            // not more: on a busy machine the sound of a talk or two has holes that are taken for its end
            assertThat(spread.total().p50()).as(row.title()).isBetween(1.0, 10_000.0);
        }
        assertThat(results.spread(Row.YES).orElseThrow().silence()).as("a yes needs less silence than an open sentence")
                .isLessThan(results.spread(Row.OPEN).orElseThrow().silence());
    }
}
