package dev.attendant.server.bench.turns;

import dev.attendant.server.pbx.Pbx;
import dev.attendant.server.pbx.PbxOption;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures turn-taking at the caller's ear. */
@Command(
        name = "turns",
        description = {
            "Measure turn-taking at the caller's ear.",
            "",
            "A caller talks with an attendant of this process's own, over both simulated PBXs, or with --sip over a"
                    + " real one on this machine. It speaks in tones, and the engines are stand-ins that take as long"
                    + " as they are told: what is over that, and over the silence that turn-taking waits for, is ours;"
                    + " of that the way in is from the caller's mouth until turn-taking has heard it.",
            "For a real one, its dialplan must lead to the port that --port says: in Asterisk with"
                    + " AGI(agi://127.0.0.1:PORT/bench), in FreeSWITCH with socket 127.0.0.1:PORT/bench async full; and"
                    + " it must let the phone call without a password.",
            "Exit code 1 when a talk failed; a figure that misses its goal is no failure."
        })
public final class TurnsCommand implements Callable<Integer> {

    @Option(names = "--pbx", paramLabel = "PBX", converter = PbxOption.Converter.class,
            completionCandidates = PbxOption.Words.class,
            description = "Which: ${COMPLETION-CANDIDATES} (default: both, one after the other).")
    private Pbx pbx;

    @Option(names = "--talks", paramLabel = "N", defaultValue = "10",
            description = "How many talks with each PBX, of half a minute each (default ${DEFAULT-VALUE}).")
    private int talks;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "1",
            description = "How many talks before them, which do not count (default ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--recognizer-delay", paramLabel = "MS", defaultValue = "150",
            description = "What the recogniser takes from the end of an utterance (default ${DEFAULT-VALUE}).")
    private int recognizerDelay;

    @Option(names = "--model-delay", paramLabel = "MS", defaultValue = "200",
            description = "What the model takes to its first words (default ${DEFAULT-VALUE}).")
    private int modelDelay;

    @Option(names = "--voice-delay", paramLabel = "MS", defaultValue = "100",
            description = "What the synthesiser takes to its first audio (default ${DEFAULT-VALUE}).")
    private int voiceDelay;

    @Option(names = "--sip", paramLabel = "URI",
            description = "The number of a real PBX that leads here, such as sip:1000@127.0.0.1:5060; needs --pbx.")
    private String sip;

    @Option(names = "--sip-user", paramLabel = "USER", defaultValue = "100",
            description = "Who calls it (default ${DEFAULT-VALUE}).")
    private String sipUser;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "0",
            description = "Where the real PBX's dialplan hands over calls; needs --sip.")
    private int port;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        TurnsPlan plan = plan();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter progress = spec.commandLine().getErr();
        Map<String, Results> results = new LinkedHashMap<>();
        out.println(machine(plan));
        try (TurnsBenchmark benchmark = new TurnsBenchmark(plan, ports(), line -> {
            progress.println(line);
            progress.flush();
        })) {
            if (sip != null) {
                results.put(pbx + ", over SIP", benchmark.overSip(sip, sipUser));
            } else {
                for (Pbx each : pbx == null ? List.of(Pbx.values()) : List.of(pbx)) {
                    results.put(each + ", simulated", benchmark.simulated(each));
                }
            }
        }
        results.forEach((title, result) -> out.println("\n" + TurnsTable.of(title, result).stripTrailing()));
        out.printf(Locale.ROOT, "%nload average after %.2f%n", loadAverage());
        out.flush();
        return results.values().stream().allMatch(result -> result.failures().isEmpty()) ? 0 : 1;
    }

    private TurnsPlan plan() {
        if (sip == null && port != 0 || sip != null && (pbx == null || port < 1 || port > 65_535)) {
            throw new ParameterException(spec.commandLine(), "--sip needs --pbx and --port, and --port needs --sip");
        }
        if (sip != null && !sip.matches("sip:[^@\\s]+@[^@:\\s]+(:\\d{1,5})?")) {
            throw new ParameterException(spec.commandLine(), "--sip must be of the form sip:1000@127.0.0.1:5060");
        }
        try {
            return new TurnsPlan(talks, warmUp, Duration.ofMillis(recognizerDelay),
                    Duration.ofMillis(modelDelay), Duration.ofMillis(voiceDelay));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private Map<Pbx, Integer> ports() {
        return sip == null ? Map.of() : Map.of(pbx, port);
    }

    private static String machine(TurnsPlan plan) {
        return String.format(Locale.ROOT,
                "%s, %d cores, Java %s, load average before %.2f%n%d talks; recogniser %d ms, its words %d ms,"
                        + " model %d ms, voice %d ms",
                Instant.now().truncatedTo(ChronoUnit.SECONDS), Runtime.getRuntime().availableProcessors(),
                Runtime.version(), loadAverage(), plan.talks(), plan.recognizer().toMillis(),
                TurnsPlan.WORDS.toMillis(), plan.model().toMillis(), plan.voice().toMillis());
    }

    private static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
