package dev.attendant.server.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of the attendant under test: its configuration, its scenario, its data. Deleted at the end. */
final class BenchHome implements AutoCloseable {

    /** What callers say, and what the stand-in recogniser hears. */
    static final String PHRASE = "please tell me about your opening hours";

    static final String SCENARIO = "bench";

    private final Path directory;

    private BenchHome(Path directory) {
        this.directory = directory;
    }

    static BenchHome create(BenchPlan plan) throws IOException {
        BenchHome home = new BenchHome(Files.createTempDirectory("attendant-bench"));
        Path scenarios = Files.createDirectory(home.directory.resolve("scenarios"));
        Files.writeString(scenarios.resolve(SCENARIO + ".yaml"),
                scenario().replace("record: false", "record: " + plan.record()));
        Files.writeString(home.configuration(), configuration(plan));
        return home;
    }

    private static String scenario() throws IOException {
        try (InputStream file = BenchHome.class.getResourceAsStream(SCENARIO + ".yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * All else as it comes. The limits are such that no call of the benchmark meets them. The silence that ends a turn
     * is not learned, so that what is taken off an answer's time is what was waited.
     */
    private static String configuration(BenchPlan plan) {
        int connections = 2 * plan.calls() + 100;
        return """
                asterisk:
                  agi: {port: 0, max-connections: %d}
                  audio-socket: {port: 0}
                freeswitch:
                  socket: {port: 0, max-connections: %d}
                recognizer:
                  engine: timed
                  timed: {phrase: %s, delay: %dms}
                synthesizer: {engine: freetts}
                model: {engine: scripted}
                turn-taking: {end-of-turn: 600ms, least-end-of-turn: 600ms, most-end-of-turn: 600ms}
                limits: {calls: %d, turns: 10000, call-length: 24h, grace: 2s}
                """.formatted(connections, connections, PHRASE, plan.recognizerDelay().toMillis(), plan.calls() + 50);
    }

    Path configuration() {
        return directory.resolve("attendant.yaml");
    }

    /** Where the attendant's log goes. */
    Path log() {
        return directory.resolve("attendant.log");
    }

    @Override
    public void close() {
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
