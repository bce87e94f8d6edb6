package dev.attendant.server.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.server.cli.OperatorError;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.ScenarioFiles;
import dev.attendant.server.config.Settings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineRoomTest {

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    private Path folder;

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void anEngineThatIsNotInstalledIsToldWithItsKeyAndWhatToDo() {
        Settings settings = Configuration.load(Optional.empty(), Map.of(
                "ATTENDANT_VOICE_ACTIVITY_ENGINE", "silero", "ATTENDANT_TURN_JUDGE_ENGINE", "gut-feeling")).settings();

        assertThatThrownBy(() -> EngineRoom.voiceActivity(vertx, settings.voiceActivity(), List.of()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("must be one of spectral, tones, not \"silero\"; for it, run \"mvn -Ponnx")
                .extracting(e -> ((InvalidSetting) e).key()).isEqualTo("voice-activity.engine");
        assertThatThrownBy(() -> EngineRoom.endOfTurn(vertx, settings.turnJudge(), List.of()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("must be one of tables, not \"gut-feeling\"");
    }

    @Test
    void aTextThatTheVoiceCannotSpeakIsToldWithTheKeyToMend() throws IOException {
        Scenario scenario = ScenarioFiles.read(Files.writeString(folder.resolve("support.yaml"),
                Files.readString(Path.of("../scenarios/support.yaml"))
                        .replaceFirst("(?m)^greeting:.*$", "greeting: Здравствуйте")));
        Settings settings = Configuration.load(Optional.empty(), Map.of(
                "ATTENDANT_RECOGNIZER_ENGINE", "timed",
                "ATTENDANT_RECOGNIZER_TIMED_PHRASE", "hello",
                "ATTENDANT_DATA", folder.resolve("data").toString())).settings();
        try (EngineRoom engines = EngineRoom.open(vertx, settings, List.of(scenario))) {
            assertThatThrownBy(() -> engines.prepareVoice(Set.of(8000)))
                    .isInstanceOf(OperatorError.class)
                    .hasMessageContaining("Здравствуйте")
                    .hasMessageContaining("FreeTTS speaks English only")
                    .hasMessageContaining("synthesizer.engine");
        }
    }

    @Test
    void withoutAnEngineTheFixedTextsThatAreOnDiskAreEnough() throws Exception {
        Scenario scenario = ScenarioFiles.read(Files.writeString(folder.resolve("support.yaml"),
                Files.readString(Path.of("../scenarios/support.yaml"))));
        Path program = folder.resolve("speaker");
        Files.writeString(program, "#!/bin/sh\ncat > /dev/null\nhead -c 320 /dev/zero\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = Map.of(
                "ATTENDANT_RECOGNIZER_ENGINE", "timed",
                "ATTENDANT_RECOGNIZER_TIMED_PHRASE", "hello",
                "ATTENDANT_SYNTHESIZER_ENGINE", "command",
                "ATTENDANT_SYNTHESIZER_COMMAND_COMMAND", program.toString(),
                "ATTENDANT_SYNTHESIZER_COMMAND_OUTPUT", "raw",
                "ATTENDANT_SYNTHESIZER_COMMAND_RATE", "8000",
                "ATTENDANT_SYNTHESIZER_CACHE_DIRECTORY", "phrases",
                "ATTENDANT_DATA", folder.resolve("data").toString());
        Settings settings = Configuration.load(Optional.empty(), environment).settings();
        try (EngineRoom engines = EngineRoom.open(vertx, settings, List.of(scenario))) {
            engines.prepareVoice(Set.of(8000));
        }
        Files.delete(program);

        try (EngineRoom engines = EngineRoom.open(vertx, settings, List.of(scenario))) {
            engines.prepareVoice(Set.of(8000));
            assertThatThrownBy(() -> engines.prepareVoice(Set.of(8000, 16000)))
                    .isInstanceOf(OperatorError.class).hasMessageContaining("is not a program here");
        }
        assertThat(folder.resolve("data/phrases")).isNotEmptyDirectory();

        var withoutDisk = new HashMap<>(environment);
        withoutDisk.put("ATTENDANT_SYNTHESIZER_CACHE_DISK", "0");
        Settings inMemory = Configuration.load(Optional.empty(), withoutDisk).settings();
        assertThatThrownBy(() -> EngineRoom.open(vertx, inMemory, List.of(scenario)))
                .isInstanceOf(EngineUnavailable.class);
    }
}
