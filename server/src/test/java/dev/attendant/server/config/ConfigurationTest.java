package dev.attendant.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.freeswitch.audiostream.Playback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("attendant.yaml");
    }

    @Test
    void withoutAFileTheDefaultsHold() {
        Settings settings = Configuration.load(Optional.empty(), Map.of()).settings();

        assertThat(settings.asterisk().agi().port()).isEqualTo(4573);
        assertThat(settings.asterisk().agi().allow()).hasToString("[127.0.0.0/8, ::1/128]");
        assertThat(settings.asterisk().audioSocket().advertised(9092)).hasToString("127.0.0.1:9092");
        assertThat(settings.asterisk().manager().isUsed()).isFalse();
        assertThat(settings.freeswitch().socket().port()).isEqualTo(8084);
        assertThat(settings.freeswitch().audio().boundTo(settings.freeswitch().socket())).isEqualTo("127.0.0.1");
        assertThat(settings.freeswitch().audio().ports().isAny()).isTrue();
        assertThat(settings.freeswitch().eventSocket().isUsed()).isFalse();
        assertThat(settings.turnTaking().toTurnTaking()).isEqualTo(TurnTaking.DEFAULT);
        assertThat(settings.limits().callLength()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.recognizer().engine()).containsExactly("sphinx4");
        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.databaseUrl()).isEqualTo("jdbc:h2:file:" + Path.of("data").toAbsolutePath() + "/attendant");
    }

    @Test
    void pathsInAFileAreRelativeToItAndThoseInVariablesToTheWorkingDirectory() throws IOException {
        Files.writeString(file, "data: state\n");

        Settings settings = load(Map.of("ATTENDANT_SCENARIOS", "mine"));

        assertThat(settings.data()).isEqualTo(directory.resolve("state"));
        assertThat(settings.recordings().directory()).isEqualTo(directory.resolve("state/recordings"));
        assertThat(settings.scenarios()).isEqualTo(Path.of("mine").toAbsolutePath());
    }

    @Test
    void theFilesOfEnginesAreRelativeToTheConfigurationToo() throws IOException {
        Files.writeString(file, """
                voice-activity:
                  engine: silero
                  silero: {model-file: models/vad.onnx, threshold: 60}
                """);

        assertThat(load(Map.of()).voiceActivity().settingsOf("voice-activity", "silero").text("model-file", ""))
                .isEqualTo(directory.resolve("models/vad.onnx").toString());
        assertThat(load(Map.of("ATTENDANT_VOICE_ACTIVITY_SILERO_MODEL_FILE", "mine.onnx")).voiceActivity()
                .settingsOf("voice-activity", "silero").text("model-file", ""))
                .isEqualTo(Path.of("mine.onnx").toAbsolutePath().toString());
    }

    @Test
    void withoutAFileTheScenariosStandBesideTheLauncher() {
        Settings settings = Configuration.load(Optional.empty(), Map.of("ATTENDANT_HOME", directory.toString()))
                .settings();

        assertThat(settings.scenarios()).isEqualTo(directory.resolve("scenarios"));
        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
    }

    @Test
    void theFileBesideTheLauncherIsReadUnlessAnotherIsNamed() throws IOException {
        Files.writeString(file, "log: {level: debug}\n");

        Settings settings = Configuration.load(Optional.empty(), Map.of("ATTENDANT_HOME", directory.toString()))
                .settings();

        assertThat(settings.log().level()).isEqualTo(Settings.Log.Level.DEBUG);
    }

    @Test
    void aVariableGoesBeforeTheFile() throws IOException {
        Files.writeString(file, "asterisk: {agi: {port: 1000, host: 10.0.0.1}}\n");

        Settings.Agi agi = load(Map.of(
                "ATTENDANT_ASTERISK_AGI_PORT", "2000",
                "ATTENDANT_ASTERISK_AGI_ALLOW", "10.0.0.0/8, 127.0.0.1",
                "ATTENDANT_TEST_ANYTHING", "x",
                "ATTENDANT_JAVA_OPTS", "-Xmx1g")).asterisk().agi();

        assertThat(agi.port()).isEqualTo(2000);
        assertThat(agi.host()).isEqualTo("10.0.0.1");
        assertThat(agi.allow()).hasToString("[10.0.0.0/8, 127.0.0.1]");
    }

    @Test
    void aVariableReachesAnEngineThatIsChosenOrStandsInTheFile() throws IOException {
        Files.writeString(file, "synthesizer: {espeak-ng: {speed: 120}}\n");

        Settings settings = load(Map.of(
                "ATTENDANT_MODEL_ENGINE", "my-model",
                "ATTENDANT_MODEL_MY_MODEL_API_URL", "http://127.0.0.1/",
                "ATTENDANT_SYNTHESIZER_ESPEAK_NG_PITCH", "40"));

        assertThat(settings.model().settingsOf("model", "my-model").text("api-url", ""))
                .isEqualTo("http://127.0.0.1/");
        EngineSettings espeak = settings.synthesizer().settingsOf("synthesizer", "espeak-ng");
        assertThat(espeak.number("speed", 0, 0, 500)).isEqualTo(120);
        assertThat(espeak.number("pitch", 0, 0, 99)).isEqualTo(40);
    }

    @Test
    void aRoleNamesOneEngineOrSeveralInTheirOrder() throws IOException {
        Files.writeString(file, """
                recognizer: {engine: [far, sphinx4], far: {type: cloud, key-file: secrets/key}}
                synthesizer: {engine: freetts, rest: 5s}
                """);

        Settings settings = load(Map.of(
                "ATTENDANT_MODEL_ENGINE", "local, openai",
                "ATTENDANT_MODEL_HEDGE_AFTER", "700ms",
                "ATTENDANT_MODEL_LOCAL_TYPE", "openai",
                "ATTENDANT_MODEL_LOCAL_MODEL", "qwen",
                "ATTENDANT_MODEL_OPENAI_MODEL", "gpt"));

        assertThat(settings.recognizer().engine()).containsExactly("far", "sphinx4");
        assertThat(settings.recognizer().typeOf("far")).isEqualTo("cloud");
        assertThat(settings.recognizer().typeOf("sphinx4")).isEqualTo("sphinx4");
        EngineSettings far = settings.recognizer().settingsOf("recognizer", "far");
        assertThat(far.text("key-file", "")).isEqualTo(directory.resolve("secrets/key").toString());
        far.refuseUnknown();
        assertThat(settings.synthesizer().engine()).containsExactly("freetts");
        assertThat(settings.synthesizer().rest()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.model().engine()).containsExactly("local", "openai");
        assertThat(settings.model().hedgeAfter()).isEqualTo(Duration.ofMillis(700));
        assertThat(settings.model().typeOf("local")).isEqualTo("openai");
        assertThat(settings.model().settingsOf("model", "local").text("model", "")).isEqualTo("qwen");
        assertThat(settings.model().settingsOf("model", "openai").text("model", "")).isEqualTo("gpt");
    }

    @Test
    void freeSwitchsAudioMayHaveAddressAndPortsOfItsOwn() throws IOException {
        Files.writeString(file, "freeswitch: {audio: {host: 10.0.0.1, advertise: 192.0.2.7, ports: 20000-20001}}\n");

        Settings.FreeSwitch freeSwitch = load(Map.of("ATTENDANT_FREESWITCH_AUDIO_PORTS", " 20000-23999 ")).freeswitch();

        assertThat(freeSwitch.audio().boundTo(freeSwitch.socket())).isEqualTo("10.0.0.1");
        assertThat(freeSwitch.audio().advertise()).isEqualTo("192.0.2.7");
        assertThat(freeSwitch.audio().ports()).isEqualTo(new PortRange(20000, 23999));
        assertThat(freeSwitch.audio().ports().size()).isEqualTo(4000);
    }

    @Test
    void freeSwitchsAudioMayComeFromAModuleAndThenUnicastsAddressesDoNotMatter() throws IOException {
        Files.writeString(file, """
                freeswitch:
                  socket: {host: 0.0.0.0}
                  audio:
                    how: mod_audio_stream
                    stream: {host: 0.0.0.0, url: "wss://attendant.lan", playback: binary}
                """);

        Settings.CallAudio audio = load(Map.of("ATTENDANT_FREESWITCH_AUDIO_STREAM_PORT", "9085")).freeswitch().audio();

        assertThat(audio.streamed()).hasValueSatisfying(stream -> {
            assertThat(stream.port()).isEqualTo(9085);
            assertThat(stream.playback()).isEqualTo(Playback.BINARY);
            assertThat(stream.allow()).hasToString("[127.0.0.0/8, ::1/128]");
        });
    }

    @Test
    void aStreamThatIsNotChosenIsInNobodysWay() throws IOException {
        Files.writeString(file, "freeswitch: {audio: {stream: {port: 8084, host: 0.0.0.0}}}\n");

        assertThat(load(Map.of()).freeswitch().audio().streamed()).isEmpty();
    }

    @Test
    void anUnknownVariableIsRefused() {
        assertThat(problems(Map.of("ATTENDANT_ASTERISK_AGI_PROT", "1"))).containsExactly(
                "ATTENDANT_ASTERISK_AGI_PROT: is not a variable of Attendant – did you mean "
                        + "ATTENDANT_ASTERISK_AGI_PORT? (ATTENDANT_ and a key of attendant.yaml, such as "
                        + "ATTENDANT_ASTERISK_AGI_PORT)");
    }

    @Test
    void aWrongVariableIsNamed() {
        assertThat(problems(Map.of("ATTENDANT_LIMITS_CALLS", "many"))).containsExactly(
                "ATTENDANT_LIMITS_CALLS: limits.calls: must be a whole number; found \"many\"");
        assertThat(problems(Map.of("ATTENDANT_LIMITS_CALLS", "0"))).containsExactly(
                "ATTENDANT_LIMITS_CALLS: limits.calls: must be from 1 to 100000");
    }

    @Test
    void allMistakesAreToldAtOnce() throws IOException {
        Files.writeString(file, """
                asterisk:
                  agi:
                    prot: 4573
                    allow: [127.0.0.0/8, 127.0.0.0/33]
                log: {format: xml, level: inof}
                turn-taking: fast
                limits: {calls: 1.5, grace: ""}
                """);

        assertThat(problems(Map.of())).containsExactly(
                "attendant.yaml:3: asterisk.agi.prot: is not a key here – did you mean port? "
                        + "(keys: allow, host, max-connections, port)",
                "attendant.yaml:4: asterisk.agi.allow[1]: must be an address or network such as 127.0.0.0/8 or "
                        + "::1/128; found \"127.0.0.0/33\"",
                "attendant.yaml:5: log.format: must be one of text, json; found \"xml\"",
                "attendant.yaml:5: log.level: must be one of error, warn, info, debug, trace; found \"inof\""
                        + " – did you mean info?",
                "attendant.yaml:6: turn-taking: must be keys and values (key: value); found \"fast\"",
                "attendant.yaml:7: limits.calls: must be a whole number; found \"1.5\"",
                "attendant.yaml:7: limits.grace: must be a duration such as 300ms, 2s or 15m; found \"\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            turn-taking: {end-of-turn: 1m} | turn-taking.end-of-turn: must be from 100ms to 5s
            asterisk: {audio-socket: {rate: 44100}} | asterisk.audio-socket.rate: must be 8000 or 16000
            asterisk: {audio-socket: {host: 0.0.0.0}} | asterisk.audio-socket.advertise: must say where Asterisk connects to (HOST:PORT), since asterisk.audio-socket.host is every address of this machine
            asterisk: {audio-socket: {host: "::"}} | asterisk.audio-socket.advertise: must say where Asterisk connects to (HOST:PORT), since asterisk.audio-socket.host is every address of this machine
            asterisk: {audio-socket: {advertise: me}} | asterisk.audio-socket.advertise: must be HOST:PORT such as 127.0.0.1:9092; found "me"
            asterisk: {audio-socket: {port: 4573}} | asterisk.audio-socket.port: is also the port of asterisk.agi; give each its own
            asterisk: {agi: {host: "a b"}} | asterisk.agi.host: must be a host name or an address; found "a b"
            asterisk: {agi: {allow: []}} | asterisk.agi.allow: must name at least one network, such as 127.0.0.0/8; with none nobody could connect
            asterisk: {manager: {host: pbx, secret: x}} | asterisk.manager.user: is missing; it is the name in brackets in Asterisk's manager.conf
            asterisk: {manager: {user: me}} | asterisk.manager.user: has no use without asterisk.manager.host
            freeswitch: {socket: {port: 4573}} | freeswitch.socket.port: is also the port of asterisk.agi; give each its own
            freeswitch: {socket: {port: 9092, host: 0.0.0.0}, audio: {host: 127.0.0.1}} | freeswitch.socket.port: is also the port of asterisk.audio-socket; give each its own
            freeswitch: {socket: {host: "a b"}, audio: {host: "::1"}} | freeswitch.socket.host: must be a host name or an address; found "a b"
            freeswitch: {socket: {allow: []}} | freeswitch.socket.allow: must name at least one network, such as 127.0.0.0/8; with none nobody could connect
            freeswitch: {audio: {ports: 20000}} | freeswitch.audio.ports: must be a range of ports such as 20000-23999, or empty for any free ones; found "20000"
            freeswitch: {audio: {ports: 20001-20000}} | freeswitch.audio.ports: must be a range of ports such as 20000-23999, or empty for any free ones; found "20001-20000"
            freeswitch: {audio: {ports: 0-9}} | freeswitch.audio.ports: must be a range of ports such as 20000-23999, or empty for any free ones; found "0-9"
            freeswitch: {audio: {ports: 1-65536}} | freeswitch.audio.ports: must be a range of ports such as 20000-23999, or empty for any free ones; found "1-65536"
            freeswitch: {audio: {host: "a b", advertise: 10.0.0.1}} | freeswitch.audio.host: must be a host name or an address; found "a b"
            freeswitch: {audio: {advertise: pbx.lan}} | freeswitch.audio.advertise: must be an IP address that FreeSWITCH can send to; found "pbx.lan"
            freeswitch: {audio: {advertise: 10.0.0.0/8}} | freeswitch.audio.advertise: must be an IP address that FreeSWITCH can send to; found "10.0.0.0/8"
            freeswitch: {audio: {advertise: 0.0.0.0}} | freeswitch.audio.advertise: must be an IP address that FreeSWITCH can send to; found "0.0.0.0"
            freeswitch: {audio: {host: 0.0.0.0}} | freeswitch.audio.advertise: must say to which IP address FreeSWITCH sends, since freeswitch.audio.host is every address of this machine
            freeswitch: {socket: {host: "::"}} | freeswitch.audio.advertise: must say to which IP address FreeSWITCH sends, since freeswitch.socket.host is every address of this machine
            freeswitch: {socket: {host: localhost}} | freeswitch.audio.advertise: must say to which IP address FreeSWITCH sends, since freeswitch.socket.host is a name
            freeswitch: {audio: {how: mod_audio_steam}} | freeswitch.audio.how: must be one of unicast, mod_audio_stream; found "mod_audio_steam" – did you mean mod_audio_stream?
            freeswitch: {audio: {stream: {playback: wav}}} | freeswitch.audio.stream.playback: must be one of json, binary; found "wav"
            freeswitch: {audio: {stream: {port: 70000}}} | freeswitch.audio.stream.port: must be from 0 to 65535
            freeswitch: {audio: {how: mod_audio_stream, stream: {port: 8084}}} | freeswitch.audio.stream.port: is also the port of freeswitch.socket; give each its own
            freeswitch: {audio: {how: mod_audio_stream, stream: {host: "a b"}}} | freeswitch.audio.stream.host: must be a host name or an address; found "a b"
            freeswitch: {audio: {how: mod_audio_stream, stream: {allow: []}}} | freeswitch.audio.stream.allow: must name at least one network, such as 127.0.0.0/8; with none nobody could connect
            freeswitch: {audio: {how: mod_audio_stream, stream: {host: 0.0.0.0}}} | freeswitch.audio.stream.url: must say where FreeSWITCH connects to (ws://HOST:PORT), since freeswitch.audio.stream.host is every address of this machine
            freeswitch: {audio: {how: mod_audio_stream, stream: {host: "::1"}}} | freeswitch.audio.stream.url: must say where FreeSWITCH connects to (ws://HOST:PORT), since mod_audio_stream takes no IPv6 address and freeswitch.audio.stream.host is one
            freeswitch: {audio: {how: mod_audio_stream, stream: {url: "http://me:8085"}}} | freeswitch.audio.stream.url: must be ws://HOST:PORT or wss://HOST:PORT, the host a name or an IPv4 address; found "http://me:8085"
            freeswitch: {event-socket: {host: pbx}} | freeswitch.event-socket.password: is missing; it is the password in FreeSWITCH's event_socket.conf.xml: give it, or the file it stands in as password-file
            freeswitch: {event-socket: {password: x}} | freeswitch.event-socket.password: has no use without freeswitch.event-socket.host
            records: {url: "postgres://x"} | records.url: must be a JDBC URL such as jdbc:postgresql://db.lan/attendant
            records: {url: "jdbc:postgresql://x/y?password=z"} | records.url: must not hold the password; give it as records.password or password-file
            records: {password: a, password-file: b} | records.password-file: stands beside records.password; give one of the two
            recognizer: {engine: [a, b, a]} | recognizer.engine: names an engine twice; for two of the same kind give each a name of its own, and under that its type
            recognizer: {engine: ""} | recognizer.engine: must name an engine
            recognizer: {pool: 2} | recognizer.pool: must be keys and values (key: value); found "2"
            asterisk: {agi: {port: ""}} | asterisk.agi.port: must be a whole number; found ""
            limits: {calls: [1]} | limits.calls: must be a whole number; found a list
            limits: {grace: {a: b}} | limits.grace: must be a duration such as 300ms, 2s or 15m; found keys and values
            log: {level: [info]} | log.level: must be one of error, warn, info, debug, trace; found a list
            data: [a] | data: must be a path; found a list
            asterisk: {agi: {allow: 10.0.0.0/8}} | asterisk.agi.allow: must be a list (- item, or [a, b]); found "10.0.0.0/8"
            asterisk: {agi: [x]} | asterisk.agi: must be keys and values (key: value); found a list
            limits: {calls: 99999999999} | limits.calls: must be a whole number; found "99999999999"
            recognizer: x | recognizer: must be keys and values (key: value); found "x"
            asterisk: "" | asterisk: must be keys and values (key: value); found ""
            """)
    void eachRuleHasItsMessage(String text, String message) throws IOException {
        Files.writeString(file, text + "\n");

        assertThat(problems(Map.of())).containsExactly("attendant.yaml:1: " + message);
    }

    @Test
    void aSecretIsReadFromItsFileAndNeverShown() throws IOException {
        Files.writeString(directory.resolve("secret"), "swordfish\n");
        Files.writeString(file, "asterisk: {manager: {host: pbx, user: me, secret-file: secret}}\n"
                + "freeswitch: {event-socket: {host: pbx, password-file: secret}}\n"
                + "records: {password: opensesame}\n");

        Settings settings = load(Map.of());

        assertThat(settings.asterisk().manager().secret().reveal()).isEqualTo("swordfish");
        assertThat(settings.freeswitch().eventSocket().password().reveal()).isEqualTo("swordfish");
        assertThat(settings.records().password().reveal()).isEqualTo("opensesame");
        assertThat(settings.toString()).contains("(secret)").doesNotContain("swordfish", "opensesame");
    }

    @Test
    void aMissingSecretFileIsTold() throws IOException {
        Files.writeString(file, "records:\n  password-file: none\n");

        assertThat(problems(Map.of())).containsExactly("attendant.yaml:2: records.password-file: there is no file none");
    }

    @Test
    void whatAnEngineRefusesIsShownWithItsLine() throws IOException {
        Files.writeString(file, "recognizer:\n  engine: sphinx4\n  sphinx4:\n    wait: 1s\n    pol: 2\n");
        Configuration configuration = Configuration.load(Optional.of(file), Map.of());
        EngineSettings settings = configuration.settings().recognizer().settingsOf("recognizer", "sphinx4");
        settings.number("pool", 1, 1, 8);
        settings.duration("wait", Duration.ZERO);

        var refused = catchThrowableOfType(InvalidSetting.class, settings::refuseUnknown);

        assertThat(configuration.explain(refused)).hasMessage(file
                + ":5: recognizer.sphinx4.pol: is not a setting here; there are pool, wait");
    }

    private Settings load(Map<String, String> environment) {
        return Configuration.load(Optional.of(file), environment).settings();
    }

    private List<String> problems(Map<String, String> environment) {
        Optional<Path> read = Optional.of(file).filter(Files::exists);
        return catchThrowableOfType(InvalidFile.class, () -> Configuration.load(read, environment)).problems()
                .stream().map(p -> p.replace(directory + "/", "")).toList();
    }
}
