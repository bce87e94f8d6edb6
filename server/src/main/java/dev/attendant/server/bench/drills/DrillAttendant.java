package dev.attendant.server.bench.drills;

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

/** An attendant of one drill: all as it comes, but for the engines. Its folder is deleted at the end. */
final class DrillAttendant implements AutoCloseable {

    static final String SCENARIO = "bench";

    private final Path directory;
    private final String name = UUID.randomUUID().toString();
    private final Trouble trouble;
    private final Settings settings;
    private final Attendant attendant;

    DrillAttendant(Drill drill) throws IOException {
        directory = Files.createTempDirectory("attendant-drill");
        trouble = Trouble.put(name, drill);
        try {
            Path scenarios = Files.createDirectory(directory.resolve("scenarios"));
            try (InputStream scenario = DrillAttendant.class.getResourceAsStream(SCENARIO + ".yaml")) {
                Files.copy(scenario, scenarios.resolve(SCENARIO + ".yaml"));
            }
            Path file = directory.resolve("attendant.yaml");
            Files.writeString(file, configuration(drill));
            settings = Configuration.load(Optional.of(file), Map.of()).settings();
            attendant = Attendant.start(settings, event -> { });
        } catch (IOException | RuntimeException e) {
            clear();
            throw e;
        }
    }

    private String configuration(Drill drill) {
        StringBuilder text = new StringBuilder("""
                asterisk:
                  agi: {port: 0}
                  audio-socket: {port: 0}
                freeswitch:
                  socket: {port: 0}
                voice-activity: {engine: tones}
                limits: {grace: 2s}
                """);
        for (Role role : Role.values()) {
            boolean second = drill.second() && role == drill.moment().role();
            text.append("""
                    %s:
                      engine: [%s]
                      first: {type: drill, trouble: %s}
                    """.formatted(role, second ? "first, second" : "first", name));
            if (second) {
                text.append("  second: {type: drill}\n");
            }
        }
        return text.toString();
    }

    int port() {
        return attendant.port(Pbx.ASTERISK);
    }

    /** From now on the engine fails when its moment comes. */
    void arm() {
        trouble.arm(settings);
    }

    /** Which engines took over. */
    List<String> switches() {
        return attendant.engines().metrics().switches().stream()
                .map(step -> step.role() + " " + step.from() + " to " + step.to()).toList();
    }

    @Override
    public void close() {
        attendant.close();
        clear();
    }

    private void clear() {
        Trouble.forget(name);
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
