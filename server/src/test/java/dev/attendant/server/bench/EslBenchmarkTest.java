package dev.attendant.server.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EslBenchmarkTest {

    private static final Pattern ROW = Pattern.compile(
            "(plain|json) +(bytes copied|framed|read whole) +(\\d+) +([\\d,]+) +\\(([\\d,]+) to ([\\d,]+)\\)"
                    + " +([\\d,]+) +([\\d.]+)");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new Bench())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(",", ""));
    }

    @Test
    void everyWorkOnBothFormatsIsARowOfFiguresThatAgree() {
        assertThat(run("esl", "--seconds", "0.02", "--runs", "3")).as(err.toString()).isZero();
        List<Matcher> rows =
                out.toString().lines().map(ROW::matcher).filter(Matcher::matches).toList();
        assertThat(rows)
                .extracting(row -> row.group(1) + " " + row.group(2))
                .containsExactly("plain bytes copied", "plain framed", "plain read whole", "json bytes copied",
                        "json framed", "json read whole");
        assertThat(rows).allSatisfy(row -> {
            double median = number(row.group(4));
            assertThat(median).isBetween(number(row.group(5)), number(row.group(6)));
            assertThat(number(row.group(7))).isCloseTo(median * number(row.group(3)) / 1e6, within(1.0));
            // both are rounded, the median to a whole event: on a slow machine that is much of it
            double rounding = 0.01 + 1e6 / (median - 0.5) - 1e6 / median;
            assertThat(number(row.group(8))).isCloseTo(1e6 / median, within(rounding));
        });
        assertThat(out.toString()).contains("158 headers").contains("3 of 0.02 s each");
    }

    @Test
    void theEventsAreAsLongAsThoseOfARealFreeSwitch() {
        assertThat(EslEvents.plain(1).eventBytes()).isBetween(6500, 7200);
        assertThat(EslEvents.json(1).eventBytes()).isBetween(6500, 7500);
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        var result = new EslBenchmark.Result("plain", "framed", 1_000_000, List.of(1.0, 2.0, 4.0, 100.0));
        assertThat(result.median()).isEqualTo(3);
        assertThat(result.megabytesPerSecond()).isEqualTo(3);
    }

    @Test
    void everyWorkIsMeasuredAsOftenAsAsked() {
        assertThat(new EslBenchmark(Duration.ofMillis(1), 2).run())
                .hasSize(6)
                .allSatisfy(result -> assertThat(result.eventsPerSecond()).hasSize(2).isSorted());
    }

    @Test
    void runsThatMakeNoSenseAreRefused() {
        assertThat(run("esl", "--runs", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--runs must be from 1 to 1000");
        assertThat(run("esl", "--seconds", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--seconds must be from 0.01 to 60");
    }
}
