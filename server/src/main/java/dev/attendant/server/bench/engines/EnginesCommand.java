package dev.attendant.server.bench.engines;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
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

/** Measures what the adapters to services add. */
@Command(
        name = "engines",
        description = {
            "Measure what our adapters add to the time of the services that they ask.",
            "",
            "Each asks a service of this process's own, which answers at once in its vendor's form, over plain HTTP on"
                    + " the loopback: one request after the other, over kept connections. What the service took is"
                    + " subtracted; what the network between took on both sides is not. The row of a plain socket has that"
                    + " part alone: on a busy machine it tells how much of the others' figures is the machine's.",
            "Request to first word: of a model, to its first words; of a voice, to its first sound; of a recogniser"
                    + " that hears while one speaks, from the first frame to the first words; of one that asks at the"
                    + " end, from there to the result. Cancel to closed: until the service sees that nobody wants its"
                    + " answer any more.",
            "Exit code 1 when a request failed; a figure that misses its goal is no failure."
        })
public final class EnginesCommand implements Callable<Integer> {

    @Option(names = {"-n", "--n"}, paramLabel = "REQUESTS", defaultValue = "300",
            description = "How many requests of each kind to each (default ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--warm-up", paramLabel = "REQUESTS", defaultValue = "300",
            description = "How many before them, which do not count (default ${DEFAULT-VALUE}).")
    private int warmUp;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        require(count >= 1 && count <= 100_000, "--n must be from 1 to 100000");
        require(warmUp >= 0 && warmUp <= 100_000, "--warm-up must be from 0 to 100000");
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter progress = spec.commandLine().getErr();
        out.printf(Locale.ROOT,
                "%s, %d cores, Java %s, load average before %.2f%n%d requests of each kind after %d%n%n",
                Instant.now().truncatedTo(ChronoUnit.SECONDS), Runtime.getRuntime().availableProcessors(),
                Runtime.version(), loadAverage(), count, warmUp);
        List<Result> results = new EnginesBenchmark(count, warmUp, line -> {
            progress.println(line);
            progress.flush();
        }).run(Adapters.installed());
        out.print(EnginesTable.of(results));
        out.printf(Locale.ROOT, "%nload average after %.2f%n", loadAverage());
        out.flush();
        return results.stream().allMatch(result -> result.failure().isEmpty()) ? 0 : 1;
    }

    private static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
