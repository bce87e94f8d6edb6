package dev.attendant.server.bench.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTableTest {

    private static final TurnsPlan PLAN =
            new TurnsPlan(1, 0, Duration.ofMillis(150), Duration.ofMillis(200), Duration.ofMillis(100));

    @Test
    void whatTheEnginesDoWhileTurnTakingWaitsCostsNothing() {
        assertThat(PLAN.enginesWhenBegunEarly(600)).isEqualTo(150);
        assertThat(PLAN.enginesWhenBegunEarly(300)).isEqualTo(200);
        assertThat(PLAN.enginesInARow()).isEqualTo(450);
    }

    @Test
    void whatIsOverTheSilenceAndTheEnginesIsOurs() {
        assertThat(Delay.between(1_000_000, 801_500_000, 600, 150).added()).isEqualTo(50.5);
    }

    @Test
    void theWayInIsWhatTheTurnEndedLaterThanItsSilence() {
        Delay delay = Delay.between(1_000_000, 801_000_000, 600, 150).turnEndedAt(1_000_000, 631_000_000);
        assertThat(delay).isEqualTo(new Delay(800, 600, 150, 30));
    }

    @Test
    void figuresAreByNearestRank() {
        Spread spread = Spread.of(List.of(delay(4), delay(1), delay(3), delay(2), delay(5)));
        assertThat(spread.count()).isEqualTo(5);
        assertThat(spread.total()).isEqualTo(new Spread.Percentiles(3, 5));
        assertThat(Spread.of(List.of(delay(7))).added()).isEqualTo(new Spread.Percentiles(7, 7));
    }

    @Test
    void eachRowSaysWhetherItsGoalIsReachedAndByHowMuchItIsMissed() {
        Results results = new Results();
        results.add(Row.OPEN, new Delay(780, 600, 150, 12));
        results.add(Row.FINISHED, new Delay(530, 360, 150, 0));
        results.countPauses(4);
        results.cutOff(1);

        String table = TurnsTable.of("Asterisk", results);

        assertThat(table.lines().filter(line -> line.startsWith("answer after an open")).findFirst().orElseThrow())
                .contains("780.0", "600.0", "150.0", "30.0", "12.0", "ours p50 ≤ 25", "missed by 5.0");
        assertThat(table.lines().filter(line -> line.startsWith("answer after a finished")).findFirst().orElseThrow())
                .contains("20.0").endsWith("reached");
        assertThat(table.lines().filter(line -> line.startsWith("barge-in")).findFirst().orElseThrow())
                .endsWith("not measured");
        assertThat(table.lines().filter(line -> line.startsWith("cut off")).findFirst().orElseThrow())
                .contains("1.2 s", " 4 ").endsWith("missed: 1 times");
    }

    @Test
    void aTalkThatFailedIsTold() {
        Results results = new Results();
        results.failed("waited 15 s for the greeting");
        assertThat(TurnsTable.of("Asterisk", results)).contains("failed: waited 15 s for the greeting");
    }

    private static Delay delay(double total) {
        return new Delay(total, 0, 0, 0);
    }
}
