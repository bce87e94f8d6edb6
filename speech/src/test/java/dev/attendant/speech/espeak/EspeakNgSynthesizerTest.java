package dev.attendant.speech.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.Collected;
import dev.attendant.speech.SynthesizerContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EspeakNgSynthesizerTest extends SynthesizerContract {

    @Override
    protected Synthesizer create() {
        try {
            return create(Map.of());
        } catch (EngineUnavailable e) {
            return Assumptions.abort("espeak-ng is not installed here, its tests are left out: " + e.getMessage());
        }
    }

    private static Synthesizer create(Map<String, ?> settings) {
        return new EspeakNgFactory().create(null, new EngineSettings("synthesizer.espeak-ng", settings), List.of());
    }

    @ParameterizedTest
    @CsvSource({"ar, مرحبا بكم", "vi, Xin chào quý khách", "de-AT, Guten Morgen", "zh-CN, 你好", "en-US, Hello"})
    void aLanguageFindsItsVoice(String language, String text) throws Exception {
        assertThat(Collected.speak(synthesizer, new Speech(text, language, "", 8000)).length).isGreaterThan(3000);
    }

    @Test
    void aLanguageWithoutAVoiceFails() throws Exception {
        var collected = new Collected();
        synthesizer.speak(new Speech("Hello", "xx-YY", "", 8000), collected);
        assertThat(collected.awaitEnd()).contains("no such voice", "xx-YY");
    }

    @Test
    void whatTheProgramComplainsOfIsPassedOn() throws Exception {
        var collected = new Collected();
        synthesizer.speak(new Speech("Hello", "en-US", "nobody", 8000), collected);
        assertThat(collected.awaitEnd()).contains("voice does not exist");
    }

    @Test
    void aProgramThatIsNotThereNamesTheRemedy() {
        assertThatThrownBy(() -> create(Map.of("command", "/nowhere/espeak-ng")))
                .isInstanceOf(EngineUnavailable.class).hasMessageContaining("apt-get install espeak-ng");
    }

    @Test
    void aListingOfVoicesThatDoesNotEndIsEnded(@TempDir Path folder) throws Exception {
        Path program = folder.resolve("espeak-lists");
        Files.writeString(program, "#!/bin/sh\nexec sleep 600\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(() -> create(Map.of("command", program.toString(), "timeout", "100ms")))
                .isInstanceOf(EngineUnavailable.class).hasMessageContaining("has not ended after 100 ms");
    }

    @Test
    void aProgramThatHangsIsEndedAfterTheTimeout(@TempDir Path folder) throws Exception {
        try (Synthesizer hanging = create(Map.of("command", hangingProgram(folder), "timeout", "100ms"))) {
            var collected = new Collected();
            hanging.speak(english("Hello", 8000), collected);
            assertThat(collected.awaitEnd()).contains("took longer");
        }
    }

    @Test
    void aCancellationEndsTheProcessAndLetsTheNextOneIn(@TempDir Path folder) throws Exception {
        try (Synthesizer one = create(Map.of("command", hangingProgram(folder), "processes", 1, "timeout", "60s"))) {
            for (int n = 0; n < 2; n++) {
                var collected = new Collected();
                var speaking = one.speak(english("Hello", 8000), collected);
                Path pid = folder.resolve("pid");
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                while (!Files.exists(pid) && System.nanoTime() < deadline) {
                    Thread.onSpinWait();
                }
                var process = ProcessHandle.of(Long.parseLong(Files.readString(pid).trim())).orElseThrow();
                Files.delete(pid);
                speaking.cancel();
                process.onExit().get(20, TimeUnit.SECONDS);
                assertThat(collected.end).isNotDone();
            }
        }
    }

    /** Lists a voice, and for a sentence tells its process and never speaks. */
    private static String hangingProgram(Path folder) throws Exception {
        Path program = folder.resolve("espeak-hangs");
        Files.writeString(program, "#!/bin/sh\nif [ \"$1\" = --voices ]; then echo Pty Language; echo 5 en; exit; fi\n"
                + "echo $$ > " + folder + "/pid.new; mv " + folder + "/pid.new " + folder + "/pid\nexec sleep 600\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program.toString();
    }
}
