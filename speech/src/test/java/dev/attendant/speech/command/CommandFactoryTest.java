package dev.attendant.speech.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.Collected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandFactoryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "say {txt} # # # command # has {txt}",
        "say {text} # stdin # # input # must be argument",
        "say # argument # # input # must be stdin",
        "say # shout # # input # stdin or argument",
        "say # # mp3 # output # wav or raw",
        "say {file} # # raw # output # {file}",
        "say # # raw # rate # 22050",
    })
    void aSettingThatCannotWorkNamesItsKey(String command, String input, String output, String key, String remedy) {
        Map<String, Object> settings = new java.util.HashMap<>(Map.of("command", command));
        if (input != null) {
            settings.put("input", input);
        }
        if (output != null) {
            settings.put("output", output);
        }
        assertThatThrownBy(() -> Script.command(settings)).isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(remedy)
                .extracting(e -> ((InvalidSetting) e).key()).isEqualTo("synthesizer.command." + key);
    }

    @Test
    void aProgramThatIsNotThereIsToldWithWhatToInstall() {
        assertThatThrownBy(() -> Script.command(Map.of("command", "/nowhere/flite -t {text}")))
                .isInstanceOf(EngineUnavailable.class).hasMessageContaining("apt-get install flite");
        assertThatThrownBy(() -> Script.command(Map.of("command", "no-such-program-at-all")))
                .isInstanceOf(EngineUnavailable.class).hasMessageContaining("no-such-program-at-all");
    }

    @Test
    void aLanguageFindsItsVoiceAndAStrangeVoiceIsRefused(@TempDir Path folder) throws Exception {
        Path program = Script.write(folder, "voices", "echo $1 > " + folder + "/voice; printf aabb");
        var synthesizer = Script.raw(program, Map.of("command", program + " {voice}",
                "voices", Map.of("en", "/voices/amy.onnx", "vi", "mai"), "languages", List.of("en", "vi", "de")));

        Collected.speak(synthesizer, new Speech("Hello.", "en-US", "", 8000));
        assertThat(Files.readString(folder.resolve("voice"))).isEqualTo("/voices/amy.onnx\n");
        Collected.speak(synthesizer, new Speech("Hello.", "en-US", "mai", 8000));
        assertThat(Files.readString(folder.resolve("voice"))).isEqualTo("mai\n");
        for (var speech : List.of(new Speech("Hello.", "de", "", 8000), new Speech("Hello.", "fr", "mai", 8000),
                new Speech("Hello.", "en", "--x", 8000), new Speech("Hello.", "en", "/etc/passwd", 8000))) {
            var refused = new Collected();
            synthesizer.speak(speech, refused);
            assertThat(refused.awaitEnd()).contains("no such voice");
        }
    }

    @Test
    void voicesInOneTextAreReadAsATable(@TempDir Path folder) throws Exception {
        Path program = Script.write(folder, "voices", "echo $1 > " + folder + "/voice; printf aabb");
        var synthesizer = Script.raw(program, Map.of("command", program + " {voice}", "voices", "en=amy, vi=mai"));
        Collected.speak(synthesizer, new Speech("Xin chao", "vi-VN", "", 8000));
        assertThat(Files.readString(folder.resolve("voice"))).isEqualTo("mai\n");
    }
}
