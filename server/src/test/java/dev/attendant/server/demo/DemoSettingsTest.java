package dev.attendant.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.server.config.Settings;
import dev.attendant.server.pbx.Pbx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSettingsTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void anInstallationInUse() throws IOException {
        file = Files.writeString(directory.resolve("attendant.yaml"), OF_AN_OPERATOR);
    }

    /** As on a machine that takes real calls. */
    static final String OF_AN_OPERATOR = """
            data: kept
            scenarios: mine
            asterisk:
              agi: {host: 192.0.2.1, port: 4999, allow: [192.0.2.0/24]}
              audio-socket: {host: 192.0.2.1, port: 9999, advertise: "192.0.2.2:9999", allow: [192.0.2.0/24]}
            freeswitch:
              socket: {host: 192.0.2.1, port: 8999, allow: [192.0.2.0/24]}
              audio: {host: 192.0.2.1, advertise: 192.0.2.2, ports: 20000-20001}
              queues: {application: bridge, argument: "user/{queue}"}
              event-socket: {host: 192.0.2.3, password: s3cret}
            records: {url: "jdbc:postgresql://192.0.2.4/calls", user: calls, password: s3cret}
            recordings: {directory: sounds}
            # time for a busy machine
            turn-taking: {end-of-turn: 700ms, engine-timeout: 60s}
            """;

    @Test
    void theOperatorsRecordsAndRecordingsAreNotWrittenTo() {
        for (boolean live : new boolean[] {false, true}) {
            Settings settings = load(live);
            Path own = directory.resolve("kept/demo");
            assertThat(settings.databaseUrl()).isEqualTo("jdbc:h2:file:" + own.resolve("attendant"));
            assertThat(settings.records().user()).isEqualTo("attendant");
            assertThat(settings.records().password().reveal()).isEmpty();
            assertThat(settings.recordings().directory()).isEqualTo(own.resolve("recordings"));
        }
    }

    @Test
    void noPbxOfTheOperatorsIsAskedOrListenedFor() {
        Settings settings = load(false);
        assertThat(settings.freeswitch().eventSocket().isUsed()).isFalse();
        for (Pbx pbx : Pbx.values()) {
            assertThat(pbx.configuredHost(settings)).isEqualTo("127.0.0.1");
            assertThat(pbx.configuredPort(settings)).isZero();
        }
        assertThat(settings.asterisk().audioSocket().advertised(1)).hasToString("127.0.0.1:1");
        assertThat(settings.freeswitch().audio().boundTo(settings.freeswitch().socket())).isEqualTo("127.0.0.1");
        assertThat(settings.freeswitch().audio().ports().isAny()).isTrue();
    }

    @Test
    void liveItListensWhereTheOperatorsPbxsLookForTheAttendant() {
        Settings settings = load(true);
        assertThat(Pbx.ASTERISK.configuredHost(settings)).isEqualTo("192.0.2.1");
        assertThat(Pbx.FREESWITCH.configuredPort(settings)).isEqualTo(8999);
        assertThat(settings.freeswitch().eventSocket().isUsed()).isFalse();
    }

    @Test
    void theTalkIsTheOperatorsOwn() {
        Settings settings = load(false);
        assertThat(settings.scenarios()).isEqualTo(directory.resolve("mine"));
        assertThat(settings.turnTaking().endOfTurn()).hasMillis(700);
    }

    private Settings load(boolean live) {
        return DemoSettings.load(Optional.of(file), Map.of(), live);
    }
}
