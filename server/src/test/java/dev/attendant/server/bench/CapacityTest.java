package dev.attendant.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class CapacityTest {

    private final List<Integer> ran = new ArrayList<>();

    @Test
    void theKneeIsLookedForBetweenTheLastGoodAndTheFirstBadStep() throws Exception {
        List<BenchReport> reports = upTo(640, 3).run(List.of(50, 200, 500, 1_000));

        assertThat(ran).containsExactly(50, 200, 500, 1_000, 750, 620, 680);
        assertThat(reports.stream().map(report -> report.settings().calls()))
                .containsExactly(50, 200, 500, 620, 680, 750, 1_000);
        assertThat(Knee.most(reports)).isEqualTo(620);
        assertThat(Knee.tooMany(reports)).isEqualTo(680);
        assertThat(CapacityTable.of(reports)).contains("The knee: between 620 and 680 calls");
    }

    @Test
    void whereAllStepsAreGoodThereIsNoKneeToLookFor() throws Exception {
        List<BenchReport> reports = upTo(2_000, 3).run(List.of(50, 200));

        assertThat(ran).containsExactly(50, 200);
        assertThat(CapacityTable.of(reports)).contains("The knee was not reached");
    }

    @Test
    void aGoodRunBeyondABadOneIsLuckAndNoKnee() {
        List<BenchReport> reports = List.of(report(50, 100), report(200, 90), report(500, 100));

        assertThat(Knee.most(reports)).isEqualTo(50);
        assertThat(Knee.next(reports)).isEqualTo(OptionalInt.of(120));
    }

    @Test
    void goalsStandBesideResultsAndSayWhatWasMissed() {
        String table = CapacityTable.of(List.of(report(50, 99.95), report(1_000, 36.4)));

        assertThat(table.lines()).contains(
                "|  | goal | 50 calls | 1000 calls |",
                "| frames within 5 ms of the schedule, % | ≥ 99.9 | 99.950 | 36.400 (missed) |",
                "| added between question and answer, p50, ms | ≤ 25 | 20.0 | 20.0 |",
                "| … p99, ms | ≤ 60 | 70.0 (missed) | 70.0 (missed) |",
                "| processor, cores a call | ≤ 0.0011 | 0.00100 | 0.00100 |",
                "| heap a call, kB | ≤ 150 | 140 | 140 |");
    }

    @Test
    void withTheFloorTheEchoStandsBesideTheAttendant() {
        String table = CapacityTable.of(List.of(
                report(50, 100, Optional.of(echo(49.98, 0.0005))), report(500, 100, Optional.of(echo(48, 0.0004)))));

        assertThat(table.lines()).contains(
                "| processor, times a bare echo's in this runtime (the goal of 2.5 is against one in C) |"
                        + "  | 2.00 | 2.50 |",
                "| the echo's processor, cores a call |  | 0.00050 | 0.00040 |",
                "| the echo's frames within 5 ms of the schedule, % |  | 99.990 | 99.990 |",
                "| between two of the echo's frames, p99, ms |  | 24.5 | 24.5 |",
                "| the echo's frames a second and call |  | 49.98 | 48.00 (not steady) |",
                "| the load's own frames over 5 ms late with the echo, % |"
                        + "  | 0.200 (late itself) | 0.200 (late itself) |",
                "| the echo's failed calls |  | none | none |");
        assertThat(CapacityTable.of(List.of(report(50, 100)))).doesNotContain("echo");
    }

    @Test
    void anEchoTooShortToTakeTimeIsNoMeasure() {
        assertThat(report(1, 100, Optional.of(echo(50, 0))).timesEcho()).isEmpty();
    }

    @Test
    void theDrawingHasEachStepAndTheKnee() throws Exception {
        Document svg = parse(CapacityChart.of(List.of(report(50, 100), report(500, 99.95), report(1_000, 90))));

        assertThat(svg.getElementsByTagName("circle").getLength()).as("three figures a step").isEqualTo(9);
        assertThat(svg.getElementsByTagName("polyline").item(0).getAttributes().getNamedItem("points").getNodeValue())
                .as("the load's own, which was always on time").isEqualTo("86.0,40.0 320.0,40.0 580.0,40.0");
        assertThat(svg.getDocumentElement().getTextContent()).contains("knee", "1000", "90");
    }

    @Test
    void withoutAKneeNoneIsDrawn() throws Exception {
        assertThat(parse(CapacityChart.of(List.of(report(50, 100)))).getDocumentElement().getTextContent())
                .doesNotContain("knee");
    }

    private CapacityBenchmark upTo(int knee, int searches) {
        return new CapacityBenchmark(
                calls -> {
                    ran.add(calls);
                    return report(calls, calls <= knee ? 99.99 : 80);
                },
                searches);
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static EchoReport echo(double framesPerSecondAndCall, double coresPerCall) {
        var spread = new BenchReport.Percentiles(1, 20, 24.5, 50);
        return new EchoReport(30, 99.99, framesPerSecondAndCall, spread, coresPerCall,
                new BenchReport.Load(spread, 0.2), List.of());
    }

    private static BenchReport report(int calls, double onTime) {
        return report(calls, onTime, Optional.empty());
    }

    private static BenchReport report(int calls, double onTime, Optional<EchoReport> echo) {
        var spread = new BenchReport.Percentiles(1, 20, 40, 50);
        var response = new BenchReport.Percentiles(1, 820, 870, 900);
        var settings = new BenchReport.Settings(
                "now", "Asterisk", calls, 60, 50, 15, 200, 240, 600, false, 2, "25", 0.1, 0.2);
        return new BenchReport(settings, onTime, 50, 1, spread, spread, response, response, spread, 0.06, 140_000, 0, 30,
                new BenchReport.Load(spread, 0), List.of(), echo);
    }
}
