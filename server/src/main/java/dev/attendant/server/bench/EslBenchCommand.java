package dev.attendant.server.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads made-up events of FreeSWITCH and tells how many in a second. */
@Command(
        name = "esl",
        description = {
            "Read events of FreeSWITCH's event socket on one thread, and tell how many in a second of its processor"
                    + " time.",
            "",
            "Framed: cut into messages. Read whole: every header decoded, and three looked up."
        })
final class EslBenchCommand implements Callable<Integer> {

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "1",
            description = "How long each run takes (default ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "7",
            description = "How many runs of each, besides one to warm up; their median is told (default"
                    + " ${DEFAULT-VALUE}).")
    private int runs;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        require(seconds >= 0.01 && seconds <= 60, "--seconds must be from 0.01 to 60");
        require(runs >= 1 && runs <= 1000, "--runs must be from 1 to 1000");
        PrintWriter out = spec.commandLine().getOut();
        line(out, "machine         %d cores, Java %s", Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        line(out, "events          CHANNEL_EXECUTE_COMPLETE of %d headers, in pieces of %d bytes",
                EslEvents.HEADERS, EslEvents.PIECE_BYTES);
        line(out, "runs            %d of %.2f s each after one to warm up; median (lowest to highest), a second"
                    + " of the thread's processor time", runs, seconds);
        line(out, "%-15s %-14s %7s %14s %26s %9s %10s", "", "", "bytes", "events/s", "", "MB/s", "us/event");
        for (EslBenchmark.Result r : new EslBenchmark(Duration.ofNanos((long) (seconds * 1e9)), runs).run()) {
            String spread = String.format(Locale.ROOT, "(%,.0f to %,.0f)", r.eventsPerSecond().getFirst(),
                    r.eventsPerSecond().getLast());
            line(out, "%-15s %-14s %7d %,14.0f %26s %,9.0f %10.2f", r.format(), r.work(), r.eventBytes(), r.median(),
                    spread, r.megabytesPerSecond(), 1e6 / r.median());
        }
        out.flush();
        return 0;
    }

    private static void line(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
