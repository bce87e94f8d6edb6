package dev.attendant.server.bench;

import dev.attendant.conversation.hearing.LevelDetector;
import dev.attendant.conversation.hearing.SpectralDetector;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.server.cli.Main;
import dev.attendant.server.engines.EngineRoom;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how well speech is told from noise. */
@Command(
        name = "vad",
        description = {
            "Measure how well speech is told from noise (voice activity detection), and what that costs.",
            "",
            "The talks are built here: voices of FreeTTS, and of espeak-ng and flite where installed, from -6 to -36 dBFS,"
                    + " in five noises at 20, 10 and 5 dB, and with disturbances in their pauses. A frame is speech when"
                    + " the clean voice is at most 15.9 dB below its level (ITU-T P.56). Not scored are gaps shorter than"
                    + " 200 ms in it, two frames on either side of a border, and what is softer but within 35 dB. With a"
                    + " disturbance, only its frames count as noise.",
            "A figure that misses its goal is no failure."
        })
final class VadCommand implements Callable<Integer> {

    enum Detector {
        SPECTRAL,
        LEVEL,
        /** The one that the configuration names. */
        CONFIGURED
    }

    @Option(names = "--part", paramLabel = "PART", defaultValue = "REPORT",
            description = "Which part of the set: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private VadPart part;

    @Option(names = "--detector", paramLabel = "NAME", defaultValue = "SPECTRAL",
            description = "Which detector: ${COMPLETION-CANDIDATES}, which is voice-activity of the configuration"
                    + " (default ${DEFAULT-VALUE}).")
    private Detector detector;

    @Option(names = "--rate", paramLabel = "HZ", defaultValue = "8000",
            description = "Samples a second: 8000 or 16000 (default ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--train", paramLabel = "FILE",
            description = "Instead train Attendant's own detector on the tuning part at both rates, and write its weights"
                    + " to the file (speech-weights.txt in conversation's resources).")
    private Path weights;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (weights != null) {
            train();
            return 0;
        }
        try (VoiceActivityDetector.Factory factory = factory()) {
            measure(factory);
        }
        return 0;
    }

    private VoiceActivityDetector.Factory factory() {
        return switch (detector) {
            case SPECTRAL -> SpectralDetector::new;
            case LEVEL -> sampleRate -> new LevelDetector();
            case CONFIGURED -> {
                Main attendant = (Main) spec.root().userObject();
                Vertx vertx = Vertx.vertx();
                try {
                    yield EngineRoom.voiceActivity(
                            vertx, attendant.configuration().settings().voiceActivity(), List.of());
                } finally {
                    vertx.close().await();
                }
            }
        };
    }

    private void measure(VoiceActivityDetector.Factory factory) {
        PrintWriter out = spec.commandLine().getOut();
        VadSet.Made set = VadSet.make(part, rate);
        Map<String, VadTally> tallies = VadBenchmark.accuracy(set.talks(), factory);
        out.printf(Locale.ROOT, "%d talks, %d frames; voices: %s%n", set.talks().size(),
                tallies.values().stream().mapToLong(VadTally::frames).sum(), String.join(", ", set.voices()));
        out.printf("| %-14s | %12s | %16s | %-10s | %-7s |%n", "condition", "speech heard", "noise mistaken", "goal",
                "result");
        out.println("|---|---|---|---|---|");
        tallies.forEach((condition, tally) -> out.printf(Locale.ROOT, "| %-14s | %10.2f %% | %14.2f %% | %-10s | %-7s |%n",
                condition, tally.heardPercent(), tally.mistakenPercent(),
                VadGoal.of(condition).map(goal -> goal.heard() + " / " + goal.mistaken()).orElse("-"),
                VadGoal.of(condition).map(goal -> goal.isReached(tally) ? "reached" : "missed").orElse("-")));
        out.printf(Locale.ROOT, "%.2f microseconds a frame at %d Hz%n", VadBenchmark.cost(set.talks(), factory), rate);
        out.flush();
    }

    private void train() throws IOException {
        VadTraining training = new VadTraining();
        VadSet.Made narrow = VadSet.make(VadPart.TUNING, 8000);
        training.add(narrow.talks());
        training.add(VadSet.make(VadPart.TUNING, 16000).talks());
        Files.writeString(weights, "# Made by: ./attendant bench vad --train speech-weights.txt\n# from the voices "
                + String.join("; ", narrow.voices()) + "\n" + training.train().text());
    }
}
