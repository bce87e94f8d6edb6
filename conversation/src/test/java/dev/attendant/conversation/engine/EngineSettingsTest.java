package dev.attendant.conversation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsNamedMustBeThere() throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), "x");
        EngineSettings settings = new EngineSettings("model.openai",
                Map.of("ca-file", file.toString(), "key-file", folder.resolve("none").toString()));

        assertThat(settings.file("ca-file", "certificates (PEM)")).contains(file);
        assertThat(settings.file("model-file", "a model")).isEmpty();
        assertThatThrownBy(() -> settings.file("key-file", "a key"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("there is no file " + folder.resolve("none") + " with a key, or it cannot be read")
                .extracting(e -> ((InvalidSetting) e).key()).isEqualTo("model.openai.key-file");
    }

    private static EngineSettings with(Object value) {
        return new EngineSettings("section.engine", Map.of("key", value));
    }

    @Test
    void aListMayAlsoBeOneTextAsAVariableHasIt() {
        assertThat(with(List.of("en", "vi")).texts("key")).containsExactly("en", "vi");
        assertThat(with("en, vi,").texts("key")).containsExactly("en", "vi");
        assertThat(with("en").texts("other")).isEmpty();
        assertThatThrownBy(() -> with(Map.of("en", "amy")).texts("key")).isInstanceOf(InvalidSetting.class);
    }

    @Test
    void aTableMayAlsoBeOneTextAsAVariableHasIt() {
        assertThat(with(Map.of("en", "amy")).table("key")).isEqualTo(Map.of("en", "amy"));
        assertThat(with("en=amy, vi=a=b").table("key")).isEqualTo(Map.of("en", "amy", "vi", "a=b"));
        assertThatThrownBy(() -> with("amy").table("key")).isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("names and values");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "512, 512", "64MB, 67108864", "1 gb, 1073741824", "3KB, 3072"})
    void aSizeIsWrittenWithItsUnit(String written, long bytes) {
        assertThat(with(written).bytes("key", 7)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "lots", "1TB", "1.5MB"})
    void whatIsNoSizeIsRefusedWithItsKey(String written) {
        assertThatThrownBy(() -> with(written).bytes("key", 7)).isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("64MB")
                .extracting(e -> ((InvalidSetting) e).key()).isEqualTo("section.engine.key");
    }

    @Test
    void aKeyThatWasReadAsAListOrTableIsKnown() {
        var settings = new EngineSettings("section.engine", Map.of("a", List.of(), "b", Map.of(), "c", "1MB"));
        settings.texts("a");
        settings.table("b");
        settings.bytes("c", 0);
        settings.refuseUnknown();
        assertThatThrownBy(() -> with("x").refuseUnknown()).isInstanceOf(InvalidSetting.class);
    }
}
