package dev.attendant.records;

import static dev.attendant.records.Talk.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Turn;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class TwoProcessesTest {

    @TempDir
    Path dir;

    private RecordsSettings settings() {
        return RecordsSettings.at("jdbc:h2:file:" + dir.resolve("data/attendant"));
    }

    @Test
    void anotherProcessReadsWhileThisOneWrites() throws Exception {
        Talk talk = new Talk();
        try (CallRecords records = CallRecords.open(settings())) {
            List.of(talk.started(), talk.said(1, Turn.Speaker.CALLER, "Hello")).forEach(records::on);
            assertThat(records.flush(LONG)).isTrue();

            assertThat(resultOf(start("read", settings().url(), talk.id))).isEqualTo("RESULT open 1");

            records.on(talk.ended(CallResult.COMPLETED));
            assertThat(records.flush(LONG)).isTrue();
            assertThat(resultOf(start("read", settings().url(), talk.id))).isEqualTo("RESULT completed 1");
        }
    }

    @Test
    void theFileIsServedToThisMachineOnly() throws Exception {
        try (CallRecords records = CallRecords.open(settings())) {
            assertThat(records.flush(LONG)).isTrue();
            assertThat(Files.readString(dir.resolve("data/attendant.lock.db")))
                    .containsPattern("server=(localhost|127\\.0\\.0\\.1)\\\\:\\d+");
        }
    }

    @Test
    void aKilledProcessLeavesItsCallsToBeReadAndInterrupted() throws Exception {
        UUID call = UUID.randomUUID();
        // Without H2's gathering of writes: what was written before the kill is then known to the test.
        Process process = start("be-killed", settings().url() + ";WRITE_DELAY=0", call);
        assertThat(resultOf(process, false)).isEqualTo("RESULT written");
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        try (CallRecords records = CallRecords.open(settings())) {
            CallDetails details = records.history().call(call).orElseThrow();
            assertThat(details.call().result()).isEqualTo(RecordedResult.INTERRUPTED);
            assertThat(details.turns()).hasSize(500);
        }
    }

    @Test
    void whatIsToldWhileTheProgramEndsIsWritten() throws Exception {
        UUID call = UUID.randomUUID();
        Process process = start("exit", settings().url(), call);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        try (CallHistory history = CallHistory.read(settings())) {
            CallDetails details = history.call(call).orElseThrow(() -> new AssertionError(errors()));
            assertThat(details.turns()).hasSize(500);
            assertThat(details.call().result()).isEqualTo(RecordedResult.COMPLETED);
        }
    }

    private Process start(String what, String url, UUID call) throws IOException {
        return OtherProcess.start(dir.resolve("errors.txt"), what, url, call.toString());
    }

    private String resultOf(Process process) throws Exception {
        return resultOf(process, true);
    }

    private String resultOf(Process process, boolean ends) throws Exception {
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("RESULT")) {
                assertThat(!ends || process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                return line;
            }
        }
        throw new AssertionError(errors());
    }

    private String errors() {
        try {
            return Files.readString(dir.resolve("errors.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
