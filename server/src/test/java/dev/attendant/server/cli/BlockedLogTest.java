package dev.attendant.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody reads stderr: the program goes on all the same, ends all the same, and what matters is not lost. */
class BlockedLogTest {

    private static final int PATIENCE_SECONDS = 30;

    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                LogFlood.class.getName()).start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void whoLogsDoesNotWaitForWhoReadsTheLogAndWarningsAndLastLinesAreKept() throws Exception {
        assertThat(saidOnStdout()).isEqualTo(LogFlood.DONE);
        CompletableFuture<List<String>> log = CompletableFuture.supplyAsync(() ->
                process.errorReader(StandardCharsets.UTF_8).lines().toList());
        process.getOutputStream().write('l');
        process.getOutputStream().flush();

        List<String> lines = log.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(lines).hasSizeLessThan(LogFlood.LINES)
                .anyMatch(line -> line.contains("line 0 of many"))
                .anyMatch(line -> line.endsWith("WARN  [-] LogFlood: a warning behind them"))
                .anyMatch(line -> line.endsWith("ERROR [-] LogFlood: an error behind them"));
        assertThat(lines.get(lines.size() - 2)).endsWith("the last line");
        assertThat(lines.getLast()).endsWith("closed while the JVM ends");
    }

    @Test
    void theProgramEndsAlthoughNobodyReadsItsLog() throws Exception {
        assertThat(saidOnStdout()).isEqualTo(LogFlood.DONE);
        process.getOutputStream().write('e');
        process.getOutputStream().flush();

        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
    }

    private String saidOnStdout() throws Exception {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return process.inputReader().readLine();
            } catch (IOException e) {
                return e.toString();
            }
        }).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
