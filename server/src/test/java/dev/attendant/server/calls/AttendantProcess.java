package dev.attendant.server.calls;

import dev.attendant.server.pbx.Pbx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code attendant serve} in a process of its own, that can be killed. */
final class AttendantProcess implements AutoCloseable {

    private static final Duration STARTING = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;

    private AttendantProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it and waits until it takes this PBX's calls on the port. */
    static AttendantProcess start(Path folder, Pbx pbx, int port, Map<String, String> more) {
        try {
            Path log = folder.resolve("attendant.log");
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp", System.getProperty("java.class.path"), "dev.attendant.server.cli.Main", "serve");
            builder.environment().putAll(TestAttendant.environment(folder.resolve("data")));
            builder.environment().put(TestAttendant.portOf(pbx), Integer.toString(port));
            builder.environment().putAll(more);
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            AttendantProcess attendant = new AttendantProcess(builder.start(), log);
            attendant.awaitLog("Taking calls", STARTING);
            return attendant;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitLog(String words, Duration patience) {
        Await.until("\"" + words + "\" in the log", patience, () -> log().contains(words), this::log);
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    void awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("The attendant has not ended within " + patience + ":\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
        awaitEnd(Await.SOON);
    }
}
