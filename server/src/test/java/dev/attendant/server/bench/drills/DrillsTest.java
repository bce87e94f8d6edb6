package dev.attendant.server.bench.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole calls, each with an engine that fails. Silence is counted in frames of the caller's line, as they come. */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrillsTest {

    private static final int AT_ONCE = 32;

    private final Drills drills = new Drills();
    private List<DrillResult> results = List.of();

    @BeforeAll
    void callWithAllOfThem() throws InterruptedException {
        results = drills.run(Drill.all(), AT_ONCE, result -> { });
    }

    @AfterAll
    void close() {
        drills.close();
    }

    private Stream<DrillResult> results() {
        return results.stream();
    }

    @ParameterizedTest
    @MethodSource("results")
    void noFaultLosesACallOrLeavesAHole(DrillResult result) {
        assertThat(result.outcome()).as(DrillsTable.row(result)).isEqualTo(result.drill().expected());
        assertThat(result.silenceMillis()).as(DrillsTable.row(result))
                .isLessThanOrEqualTo(DrillResult.LONGEST_SILENCE_MILLIS);
    }

    @Test
    void eachFaultIsMetByTheEngineThatItIsMeantFor() {
        assertThat(results).filteredOn(result -> result.drill().second() && result.outcome() == Outcome.TALK)
                .filteredOn(result -> result.drill().moment() != Moment.AFTER_TOOL_CALL)
                .allSatisfy(result -> assertThat(result.switches()).as(DrillsTable.row(result))
                        .contains(result.drill().moment().role() + " first to second"));
    }
}
