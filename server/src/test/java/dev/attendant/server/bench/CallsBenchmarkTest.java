package dev.attendant.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attendant.server.pbx.Pbx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CallsBenchmarkTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aFewCallsOfFreeSwitchAreMeasuredInEveryRespectAndNoneFails() throws Exception {
        assertIsMeasured(Pbx.FREESWITCH, "--pbx", "freeswitch");
    }

    @Test
    void aFewCallsOfAsteriskAreMeasuredAndBeforeThemABareEchoUnderTheSameCalls() throws Exception {
        JsonNode report = assertIsMeasured(Pbx.ASTERISK, "--floor");

        assertThat(fields(report.path("echo"))).containsExactlyInAnyOrder("seconds", "framesOnTimePercent",
                "framesPerSecondAndCall", "gaps", "coresPerCall", "load", "failures", "steady");
        assertThat(report.at("/echo/failures")).isEmpty();
        assertThat(report.at("/echo/framesPerSecondAndCall").asDouble()).isPositive();
        assertThat(report.at("/echo/gaps/count").asInt()).isPositive();
        assertThat(report.at("/echo/coresPerCall").asDouble()).isPositive();
        assertThat(report.path("processorTimesEcho").asDouble()).isPositive();
        assertThat(err.toString()).containsSubsequence("echo: 3 calls", "echo: warming up with 3 calls",
                "3 Asterisk calls for 5 s");
    }

    private JsonNode assertIsMeasured(Pbx pbx, String... options) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("calls", "--n", "3", "--seconds", "5", "--warm-up", "2", "--json"));
        arguments.addAll(List.of(options));

        int exit = run(arguments.toArray(String[]::new));

        assertThat(exit).as(out + "\n" + err).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("failures")).isEmpty();
        assertThat(fields(report)).contains("settings", "framesOnTimePercent", "framesPerSecondAndCall",
                "frames", "greetingWritten", "greetingHeard", "answerBegun", "response", "bargeIn", "cpuSecondsPerCallMinute",
                "heapBytesPerCall", "threadsPerCall", "threads", "load", "failures");
        assertThat(report.at("/settings/pbx").asText()).isEqualTo(pbx.toString());
        assertThat(report.at("/settings/calls").asInt()).isEqualTo(3);
        assertThat(report.at("/settings/bargeInMillis").asInt()).isEqualTo(240);
        assertThat(report.at("/greetingWritten/count").asInt()).as("the warm-up's are forgotten").isEqualTo(3);
        assertThat(report.at("/greetingHeard/count").asInt()).isEqualTo(3);
        assertThat(report.path("frames").asInt()).isPositive();
        assertThat(report.path("cpuSecondsPerCallMinute").asDouble()).isPositive();
        assertThat(err.toString()).contains("3 " + pbx + " calls for 5 s").contains("warming up");
        return report;
    }

    @Test
    void theFloorIsMeasuredForASecondEvenWhenItsCallersHearNothing() throws Exception {
        BenchPlan plan = plan(Duration.ofSeconds(1));

        EchoReport echo = new EchoBenchmark(plan, new short[160], line -> {}).run();

        assertThat(echo.failures()).isEmpty();
        assertThat(echo.gaps().count()).as("frames that came back").isPositive();
        assertThat(echo.load().gaps().count()).as("frames that were sent").isPositive();
    }

    @Test
    void theFloorTakesHalfTheTimeButNotLessThanTenSecondsNorMoreThanTheAttendant() {
        assertThat(plan(Duration.ofSeconds(60)).floorLength()).hasSeconds(30);
        assertThat(plan(Duration.ofSeconds(15)).floorLength()).hasSeconds(10);
        assertThat(plan(Duration.ofSeconds(4)).floorLength()).hasSeconds(4);
    }

    @Test
    void theFloorIsRefusedWithAPbxWhoseAudioTheEchoDoesNotTake() {
        assertThat(run("calls", "--floor", "--pbx", "freeswitch")).isEqualTo(2);
        assertThat(err.toString()).contains("--floor needs --pbx asterisk");
    }

    @Test
    void aBenchmarkThatMakesNoSenseIsRefused() {
        assertThat(run("calls", "--n", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--n must be from 1 to 10000");
    }

    @Test
    void aPbxThatIsNotSimulatedIsRefusedWithThoseThatAre() {
        assertThat(run("calls", "--pbx", "kamailio")).isEqualTo(2);
        assertThat(err.toString()).contains("--pbx").contains("there is no such PBX; there are asterisk");
    }

    @Test
    void theReportNamesThePbx() {
        assertThat(ReportText.of(report(0))).contains("1 Asterisk calls");
    }

    @Test
    void theEchoIsToldOnlyWhereItWasMeasured() {
        var spread = new BenchReport.Percentiles(1, 20, 24, 50);
        var echo = new EchoReport(30, 99.9, 42, spread, 0.0005, new BenchReport.Load(spread, 0),
                List.of("1 times: gone"));

        assertThat(ReportText.of(report(0, Optional.of(echo)))).contains("processor, times echo's 3.33",
                "0.00050 cores a call for 30 s", "42.00 a second and call (not steady)",
                "echo, between frames   p50 20.0, p99 24.0", "1 times: gone");
        assertThat(report(0, Optional.of(echo)).isWithoutFailure()).isFalse();
        assertThat(ReportText.of(report(0))).doesNotContain("echo");
    }

    @Test
    void aLoadThatWasLateItselfSaysSo() {
        assertThat(ReportText.of(report(0.5))).contains("The load generator was late itself");
        assertThat(ReportText.of(report(0.01))).doesNotContain("late itself").contains("failed calls           none");
    }

    private static BenchPlan plan(Duration length) {
        return new BenchPlan(Pbx.ASTERISK, 4, length, Duration.ZERO, 50, Duration.ofMillis(200), false, true);
    }

    private static BenchReport report(double latePercent) {
        return report(latePercent, Optional.empty());
    }

    private static BenchReport report(double latePercent, Optional<EchoReport> echo) {
        var spread = new BenchReport.Percentiles(1, 1, 2, 3);
        var settings = new BenchReport.Settings("now", "Asterisk", 1, 1, 1, 1, 200, 240, 600, false, 2, "25", 0.1, 0.2);
        return new BenchReport(settings, 100, 50, 1, spread, spread, spread, spread, spread, 0.1, 1, 0, 1,
                new BenchReport.Load(spread, latePercent), List.of(), echo);
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private int run(String... arguments) {
        return new CommandLine(new Bench())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
