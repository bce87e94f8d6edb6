package dev.attendant.server.bench.turns;

import dev.attendant.conversation.CallListener;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.Settings;
import dev.attendant.server.pbx.Pbx;
import dev.attendant.server.program.Attendant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An attendant in this process, with engines that take as long as they are told to. All turn-taking is as it comes.
 * Its folder is deleted at the end.
 */
final class MeasuredAttendant implements AutoCloseable {

    static final String SCENARIO = "bench";

    private final Path directory;
    private final String logName;
    private final Settings settings;
    private final Attendant attendant;

    private MeasuredAttendant(Path directory, String logName, Settings settings) {
        this.directory = directory;
        this.logName = logName;
        this.settings = settings;
        this.attendant = Attendant.start(settings, NOBODY);
    }

    private static final CallListener NOBODY = event -> {};

    /** @param ports where it takes the PBXs' calls; one that is not named is any that is free */
    static MeasuredAttendant start(TurnsPlan plan, Map<Pbx, Integer> ports) throws IOException {
        Path directory = Files.createTempDirectory("attendant-bench");
        String logName = UUID.randomUUID().toString();
        try {
            Path scenarios = Files.createDirectory(directory.resolve("scenarios"));
            try (InputStream scenario = MeasuredAttendant.class.getResourceAsStream(SCENARIO + ".yaml")) {
                Files.copy(scenario, scenarios.resolve(SCENARIO + ".yaml"));
            }
            Path file = directory.resolve("attendant.yaml");
            Files.writeString(file, configuration(plan, ports, logName));
            return new MeasuredAttendant(
                    directory, logName, Configuration.load(Optional.of(file), Map.of()).settings());
        } catch (IOException | RuntimeException e) {
            delete(directory);
            throw e;
        }
    }

    private static String configuration(TurnsPlan plan, Map<Pbx, Integer> ports, String log) {
        return """
                asterisk:
                  agi: {port: %d}
                  audio-socket: {port: 0}
                freeswitch:
                  socket: {port: %d}
                recognizer:
                  engine: tones
                  tones: {delay: %dms, word-delay: %dms, log: %s}
                synthesizer:
                  engine: tones
                  tones: {delay: %dms}
                model:
                  engine: timed
                  timed: {delay: %dms}
                voice-activity: {engine: tones}
                limits: {grace: 2s}
                """.formatted(
                ports.getOrDefault(Pbx.ASTERISK, 0), ports.getOrDefault(Pbx.FREESWITCH, 0),
                plan.recognizer().toMillis(), TurnsPlan.WORDS.toMillis(), log,
                plan.voice().toMillis(), plan.model().toMillis());
    }

    int port(Pbx pbx) {
        return attendant.port(pbx);
    }

    /** What its engines were asked. */
    EngineLog log() {
        return EngineLog.named(logName);
    }

    /** How much speech stops it while it talks. */
    double bargeInMillis() {
        return settings.turnTaking().bargeIn().toMillis();
    }

    @Override
    public void close() {
        attendant.close();
        EngineLog.forget(logName);
        delete(directory);
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory, e);
        }
    }
}
