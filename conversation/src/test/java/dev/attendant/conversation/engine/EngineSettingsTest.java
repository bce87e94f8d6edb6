package dev.attendant.conversation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
