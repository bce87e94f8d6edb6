package dev.attendant.server.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.attendant.server.cli.OperatorError;
import dev.attendant.server.pbx.PbxOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes many calls at once and tells what their callers heard. */
@Command(
        name = "calls",
        description = {
            "Make many calls at once from a simulated PBX, and tell what their callers heard.",
            "",
            "The attendant runs in a process of its own, with a configuration of its own: FreeTTS speaks, the scripted"
                    + " model thinks, and a recogniser of set delay stands in for a real one. The load comes from this"
                    + " process, so both share the machine.",
            "Exit code 1 when a call failed; a figure that misses its goal is no failure."
        })
final class CallsCommand implements Callable<Integer> {

    @Mixin
    private PbxOption pbx;

    @Option(names = {"-n", "--n"}, paramLabel = "CALLS", defaultValue = "200",
            description = "How many calls at once (default ${DEFAULT-VALUE}).")
    private int calls;

    @Option(names = "--steps", split = ",", paramLabel = "CALLS",
            description = "Measure with each of these numbers of calls, such as 50,200,500,1000, then with some between"
                    + " to find the knee; print a table with the goals, and draw it.")
    private List<Integer> steps = List.of();

    @Option(names = "--searches", paramLabel = "RUNS", defaultValue = "2",
            description = "With --steps: how many more runs may look for the knee (default ${DEFAULT-VALUE}).")
    private int searches;

    @Option(names = "--svg", paramLabel = "FILE", defaultValue = "bench-calls.svg",
            description = "With --steps: where the drawing goes (default ${DEFAULT-VALUE}).")
    private Path svg;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "60",
            description = "How long to measure once all calls are up (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "15",
            description = "How long to make a few calls before (default ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--ramp", paramLabel = "CALLS", defaultValue = "50",
            description = "How many calls begin each second (default ${DEFAULT-VALUE}).")
    private int ramp;

    @Option(names = "--recognizer-delay", paramLabel = "MS", defaultValue = "200",
            description = "After how many milliseconds the stand-in recogniser has its words (default"
                    + " ${DEFAULT-VALUE}).")
    private int recognizerDelay;

    @Option(names = "--record", description = "Also record each call's audio.")
    private boolean record;

    @Option(names = "--floor",
            description = "Before each measurement make the same calls to a bare echo in a process of its own, which"
                    + " only moves their audio, and tell how many times its processor time the attendant takes. With"
                    + " --pbx asterisk only.")
    private boolean floor;

    @Option(names = "--json", description = "Print the report as JSON; the progress then goes to stderr.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter progress = json ? spec.commandLine().getErr() : out;
        Consumer<String> lines = line -> {
            progress.println(line);
            progress.flush();
        };
        List<BenchReport> reports = steps.isEmpty()
                ? List.of(new CallsBenchmark(plan(calls), lines).run())
                : capacity(lines);
        if (steps.isEmpty()) {
            out.println(json ? json(reports.getFirst()) : ReportText.of(reports.getFirst()));
        } else {
            Files.writeString(svg, CapacityChart.of(reports));
            out.println(json ? json(reports) : CapacityTable.of(reports));
        }
        out.flush();
        return reports.stream().allMatch(BenchReport::isWithoutFailure) ? 0 : 1;
    }

    private List<BenchReport> capacity(Consumer<String> lines) throws IOException, InterruptedException {
        // all are checked before the first is run
        steps.forEach(this::plan);
        return new CapacityBenchmark(
                        calls -> {
                            BenchReport report = new CallsBenchmark(plan(calls), lines).run();
                            lines.accept(ReportText.of(report));
                            return report;
                        },
                        searches)
                .run(steps);
    }

    private BenchPlan plan(int calls) {
        try {
            return new BenchPlan(pbx.pbx(), calls, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp), ramp,
                    Duration.ofMillis(recognizerDelay), record, floor);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private static String json(Object report) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new OperatorError("The report cannot be written as JSON", e);
        }
    }
}
