package dev.attendant.server.bench.drills;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets engines fail at each point of a turn, and tells what the caller hears. */
@Command(
        name = "drills",
        description = {
            "Let engines fail in calls, and tell what the caller hears.",
            "",
            "Each row is a call over a simulated Asterisk with an attendant of its own, in which one engine fails in"
                    + " one way at one moment, with and without a second one in its list. The engines are stand-ins;"
                    + " all else is as it comes, the time-outs too.",
            "Exit code 1 when a call was lost or went on otherwise than it must, or when the caller waited in silence"
                    + " for more than 2.5 s."
        })
public final class DrillsCommand implements Callable<Integer> {

    @Option(names = "--at-once", paramLabel = "N", defaultValue = "16",
            description = "How many calls at once (default ${DEFAULT-VALUE}).")
    private int atOnce;

    @Option(names = "--only", paramLabel = "WORDS", defaultValue = "",
            description = "Only the rows with these words, such as \"recognizer stalls\".")
    private String only;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<Drill> drills = Drill.all().stream().filter(drill -> drill.toString().contains(only)).toList();
        if (atOnce < 1 || atOnce > 100) {
            throw new ParameterException(spec.commandLine(), "--at-once must be from 1 to 100");
        }
        if (drills.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "No row has the words of --only: " + only);
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter progress = spec.commandLine().getErr();
        long began = System.nanoTime();
        List<DrillResult> results;
        try (Drills running = new Drills()) {
            results = running.run(drills, atOnce, result -> {
                progress.println(DrillsTable.row(result));
                progress.flush();
            });
        }
        out.println(DrillsTable.of(results));
        out.printf(Locale.ROOT, "%s, %d calls in %d s, %d cores, Java %s; %d rows not as they must be%n",
                Instant.now().truncatedTo(ChronoUnit.SECONDS), results.size(),
                (System.nanoTime() - began) / 1_000_000_000, Runtime.getRuntime().availableProcessors(),
                Runtime.version(), results.stream().filter(result -> !result.isGood()).count());
        out.flush();
        return results.stream().allMatch(DrillResult::isGood) ? 0 : 1;
    }
}
