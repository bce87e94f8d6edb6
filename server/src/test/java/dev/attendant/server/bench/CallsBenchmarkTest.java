package dev.attendant.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attendant.server.pbx.Pbx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class CallsBenchmarkTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @EnumSource(Pbx.class)
    void aFewCallsAreMeasuredInEveryRespectAndNoneFails(Pbx pbx) throws Exception {
        int exit = run("calls", "--n", "3", "--seconds", "8", "--warm-up", "4", "--json",
                "--pbx", pbx.name().toLowerCase(Locale.ROOT));

        assertThat(exit).as(out + "\n" + err).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("failures")).isEmpty();
        assertThat(fields(report)).containsExactly("settings", "framesOnTimePercent", "framesPerSecondAndCall",
                "frames", "greetingWritten", "greetingHeard", "answerBegun", "response", "bargeIn", "cpuSecondsPerCallMinute",
                "heapBytesPerCall", "threadsPerCall", "threads", "load", "failures");
        assertThat(report.at("/settings/pbx").asText()).isEqualTo(pbx.toString());
        assertThat(report.at("/settings/calls").asInt()).isEqualTo(3);
        assertThat(report.at("/settings/bargeInMillis").asInt()).isEqualTo(240);
        assertThat(report.at("/greetingWritten/count").asInt()).as("the warm-up's are forgotten").isEqualTo(3);
        assertThat(report.at("/greetingHeard/count").asInt()).isEqualTo(3);
        assertThat(report.path("frames").asInt()).isPositive();
        assertThat(report.path("cpuSecondsPerCallMinute").asDouble()).isPositive();
        assertThat(err.toString()).contains("3 " + pbx + " calls for 8 s").contains("warming up");
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
    void aLoadThatWasLateItselfSaysSo() {
        assertThat(ReportText.of(report(0.5))).contains("The load generator was late itself");
        assertThat(ReportText.of(report(0.01))).doesNotContain("late itself").contains("failed calls           none");
    }

    private static BenchReport report(double latePercent) {
        var spread = new BenchReport.Percentiles(1, 1, 2, 3);
        var settings = new BenchReport.Settings("now", "Asterisk", 1, 1, 1, 1, 200, 240, 600, false, 2, "25", 0.1, 0.2);
        return new BenchReport(settings, 100, 50, 1, spread, spread, spread, spread, spread, 0.1, 1, 0, 1,
                new BenchReport.Load(spread, latePercent), List.of());
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
