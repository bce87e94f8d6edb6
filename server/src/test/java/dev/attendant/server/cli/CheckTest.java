package dev.attendant.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallInfo;
import dev.attendant.records.CallFilter;
import dev.attendant.records.CallHistory;
import dev.attendant.records.CallRecords;
import dev.attendant.records.RecordedResult;
import dev.attendant.records.RecordsSettings;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.program.Attendant;
import dev.attendant.testcalls.asterisk.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckTest {

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void setUp() throws IOException {
        Path scenarios = Files.createDirectory(directory.resolve("scenarios"));
        Files.copy(Path.of("../scenarios/support.yaml"), scenarios.resolve("support.yaml"));
        environment.put("ATTENDANT_SCENARIOS", scenarios.toString());
        environment.put("ATTENDANT_DATA", directory.resolve("data").toString());
        environment.put("ATTENDANT_ASTERISK_AGI_PORT", "0");
        environment.put("ATTENDANT_ASTERISK_AUDIO_SOCKET_PORT", "0");
        environment.put("ATTENDANT_FREESWITCH_SOCKET_PORT", "0");
        environment.put("ATTENDANT_RECOGNIZER_SPHINX4_POOL", "1");
    }

    @Test
    void aFreshInstallationIsFineAndItsEnginesAreTriedForReal() {
        assertThat(run("check")).as(out.toString()).isZero();

        assertThat(out.toString())
                .containsPattern("OK +Java +2\\d")
                .containsPattern("OK +configuration ")
                .containsPattern("OK +voice-activity spectral +\\d+ microseconds for 20 ms of a call at 8000 Hz")
                .containsPattern("OK +turn-judge tables +finds \".+\" of support finished")
                .containsPattern("OK +scenario support +en-US, \\d+ examples")
                .containsPattern("OK +asterisk.agi +any free port")
                .containsPattern("OK +freeswitch.socket +any free port of 127.0.0.1")
                .containsPattern("OK +freeswitch.audio +any free UDP ports of 127.0.0.1")
                .containsPattern("(OK|WARN) +data +.*will be created, [\\d.]+ GB free")
                .containsPattern("INFO +records +none yet")
                .containsPattern("OK +synthesizer freetts +speaks for support \\(en-US\\) at 8000 Hz, [\\d.]+ s of sound \\(\\d+ ms\\)")
                .containsPattern("OK +recognizer sphinx4 +understood \".+\" of support at 8000 Hz \\(\\d+ ms\\)")
                .containsPattern("OK +model scripted +answered \".+\" of support: \".+\" \\(\\d+ ms\\)")
                .containsPattern("INFO +asterisk +not asked: asterisk.manager.host is not set")
                .containsPattern("INFO +freeswitch +not asked: freeswitch.event-socket.host is not set")
                .contains("Calls can be taken");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void anEngineThatFailsIsAWarningAsLongAsAnotherDoesTheSame() {
        environment.put("ATTENDANT_MODEL_ENGINE", "broken, scripted");
        environment.put("ATTENDANT_SYNTHESIZER_ENGINE", "broken");

        assertThat(run("check")).isEqualTo(1);

        assertThat(out.toString())
                .containsPattern("WARN +model broken +failed: it is broken; another engine takes over")
                .containsPattern("OK +model scripted +answered")
                .containsPattern("FAIL +synthesizer broken +cannot speak for support \\(en-US\\) at 8000 Hz: it is broken")
                .containsPattern("FAIL +synthesizer broken +cannot speak for support \\(en-US\\) at 16000 Hz");
    }

    @Test
    void aWrongConfigurationIsOneLineForEachProblem() throws IOException {
        Path file = Files.writeString(directory.resolve("a.yaml"), "limits: {calls: 0, turns: x}\nlgo: 1\n");

        assertThat(run("check", "--config", file.toString())).isEqualTo(1);

        assertThat(out.toString()).containsPattern("FAIL +configuration +.*a.yaml:1: limits.turns: must be")
                .containsPattern("FAIL +configuration +.*a.yaml:2: lgo: ").contains("To be mended first: 2");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatCannotRunIsToldWithTheRestStillTried() throws IOException {
        Files.writeString(directory.resolve("file"), "");
        environment.put("ATTENDANT_RECORDINGS_DIRECTORY", directory.resolve("file").toString());
        environment.put("ATTENDANT_RECOGNIZER_ENGINE", "nonsense");
        try (ServerSocket other = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                ServerSocket another = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                ServerSocket third = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            environment.put("ATTENDANT_FREESWITCH_AUDIO_HOW", "mod_audio_stream");
            environment.put("ATTENDANT_FREESWITCH_AUDIO_STREAM_PORT", "" + third.getLocalPort());
            environment.put("ATTENDANT_ASTERISK_AUDIO_SOCKET_PORT", "" + other.getLocalPort());
            environment.put("ATTENDANT_FREESWITCH_SOCKET_PORT", "" + another.getLocalPort());

            assertThat(run("check")).isEqualTo(1);
        }

        assertThat(out.toString())
                .containsPattern("FAIL +asterisk.audio-socket +.* is in use, by another program")
                .containsPattern("FAIL +freeswitch.socket +.* is in use, by another program")
                .containsPattern("FAIL +freeswitch.audio.stream +.* is in use, by another program")
                .containsPattern("FAIL +recordings +.*file is a file")
                .containsPattern("FAIL +recognizer nonsense +.*recognizer.engine: must be one of .*sphinx4")
                .containsPattern("OK +model scripted");
    }

    @Test
    void callsThatGoOnAreLeftAsTheyAre() {
        UUID id = UUID.randomUUID();
        RecordsSettings settings = RecordsSettings.at("jdbc:h2:file:" + directory.resolve("data/attendant"));
        try (CallRecords records = CallRecords.open(settings)) {
            records.on(new CallEvent.Started(id, Instant.now(), new CallInfo(
                    id, "asterisk", "1.1", "support", "1001", "", "100", Map.of(), Instant.now())));
        }
        environment.put("ATTENDANT_RECOGNIZER_ENGINE", "nonsense");

        assertThat(run("check", "--json")).isEqualTo(1);

        assertThat(out.toString()).contains("\"text\":\"opened, there are calls\"");
        try (CallHistory history = CallHistory.read(settings)) {
            assertThat(history.recent(CallFilter.ALL, 2)).singleElement()
                    .satisfies(call -> assertThat(call.result()).isEqualTo(RecordedResult.OPEN));
        }
    }

    @Test
    void anAttendantThatRunsIsRecognised() throws IOException {
        environment.put("ATTENDANT_RECORDS_URL", "jdbc:h2:mem:" + UUID.randomUUID());
        var settings = Configuration.load(Optional.empty(), environment).settings();
        try (Attendant running = Attendant.start(settings, event -> { })) {
            environment.put("ATTENDANT_ASTERISK_AGI_PORT", "" + running.agiPort());
            environment.put("ATTENDANT_ASTERISK_AUDIO_SOCKET_PORT", "" + running.audioPort());

            run("check", "--json");
        }

        assertThat(finding("asterisk.agi").get("level").asText()).isEqualTo("INFO");
        assertThat(finding("asterisk.agi").get("text").asText()).endsWith("in use: Attendant is running");
        assertThat(finding("asterisk.audio-socket").get("level").asText()).isEqualTo("INFO");
        assertThat(finding("model scripted").get("tookMs").isNumber()).isTrue();
    }

    @Test
    void anAsteriskThatIsNotThereIsAFailure() {
        environment.put("ATTENDANT_ASTERISK_MANAGER_PORT", "" + FreePorts.tcp());
        environment.put("ATTENDANT_ASTERISK_MANAGER_HOST", "127.0.0.1");
        environment.put("ATTENDANT_ASTERISK_MANAGER_USER", "attendant");
        environment.put("ATTENDANT_ASTERISK_MANAGER_SECRET", "s3cret");

        assertThat(run("check")).isEqualTo(1);

        assertThat(out.toString()).containsPattern("FAIL +asterisk +Nothing listens at 127.0.0.1")
                .doesNotContain("s3cret");
    }

    @Test
    void helpTellsWhatIsChecked() {
        assertThat(run("check", "--help")).isZero();
        assertThat(out.toString()).contains("Usage: attendant check", "may be used while calls are taken", "WARN", "something failed");
    }

    private JsonNode finding(String subject) throws IOException {
        for (String line : out.toString().lines().toList()) {
            JsonNode finding = new ObjectMapper().readTree(line);
            if (finding.get("subject").asText().equals(subject)) {
                return finding;
            }
        }
        throw new AssertionError("nothing is told of " + subject + " in\n" + out);
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine(environment);
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(arguments);
    }
}
