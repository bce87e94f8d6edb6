package dev.attendant.models.stream;

import dev.attendant.conversation.service.Vendor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSettingsTest {

    private static final Vendor VENDOR = new Vendor("https://api.vendor.example/v1", "VENDOR_KEY");

    private final Map<String, String> environment = new HashMap<>();

    private ModelSettings read(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of("model", "m"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return ModelSettings.read(new EngineSettings("model.x", all), VENDOR, environment::get);
    }

    private InvalidSetting refusal(String... settings) {
        InvalidSetting refusal = catchThrowableOfType(InvalidSetting.class, () -> read(settings));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    @Test
    void theKeyComesFromASettingOrAFileOrTheEnvironment(@TempDir Path folder) throws IOException {
        environment.put("VENDOR_KEY", "of-environment");
        environment.put("OTHER", "of-other");
        Path file = Files.writeString(folder.resolve("key"), "of-file\n");
        assertThat(read().service().key().reveal()).isEqualTo("of-environment");
        assertThat(read("key-variable", "OTHER").service().key().reveal()).isEqualTo("of-other");
        assertThat(read("key-file", file.toString()).service().key().reveal()).isEqualTo("of-file");
        assertThat(read("key", "of-setting").service().key().reveal()).isEqualTo("of-setting");
    }

    @Test
    void aVendorsKeyIsNotSentToSomebodyElse() {
        environment.put("VENDOR_KEY", "of-environment");
        assertThat(read("url", "http://localhost:8000/v1").service().key().isEmpty()).isTrue();
        assertThat(read("url", "http://localhost:8000/v1", "key-variable", "VENDOR_KEY").service().key().isEmpty()).isFalse();
    }

    @Test
    void aMissingKeyIsToldWithAllPlacesForIt() {
        assertThat(refusal().key()).isEqualTo("model.x.key");
        assertThat(refusal()).hasMessageContaining("key-file").hasMessageContaining("VENDOR_KEY");
        assertThat(refusal("url", "http://localhost/v1", "key-variable", "NONE").key())
                .isEqualTo("model.x.key-variable");
    }

    @Test
    void aWrongKeyIsToldWithoutItself(@TempDir Path folder) throws IOException {
        assertThat(refusal("key", "secret\nX-Evil: 1")).hasMessageNotContaining("secret");
        Path file = Files.writeString(folder.resolve("key"), "secret and more");
        InvalidSetting ofFile = refusal("key-file", file.toString());
        assertThat(ofFile.key()).isEqualTo("model.x.key-file");
        assertThat(ofFile).hasMessageNotContaining("secret");
        assertThat(refusal("key", "a", "key-file", "b").key()).isEqualTo("model.x.key-file");
        assertThat(refusal("key-file", folder.resolve("none").toString())).hasMessageContaining("there is no file");
        Files.writeString(file, " \n");
        assertThat(refusal("key-file", file.toString())).hasMessageContaining("is empty");
    }

    @Test
    void aSecretDoesNotShowItself() {
        ModelSettings settings = read("key", "very-secret", "proxy", "http://proxy:3128", "proxy-user", "me",
                "proxy-password", "also-secret");
        assertThat(settings.service().key()).hasToString("***");
        assertThat(settings.toString()).doesNotContain("very-secret").doesNotContain("also-secret");
    }

    @Test
    void eachWrongSettingIsNamed() {
        String[][] wrong = {
            {"model", " "}, {"url", "ftp://x"}, {"url", "https://me:secret@x/v1"}, {"url", "localhost:80"},
            {"temperature", "2.1"}, {"temperature", "warm"}, {"max-tokens", "0"}, {"history", "3"},
            {"headers", "no colon"}, {"headers", "X y: z"}, {"extra", "[1]"}, {"extra", "{"}, {"first-byte", "1ms"},
            {"between-bytes", "1h"}, {"connect-timeout", "x"}, {"proxy", "proxy:3128"},
            {"proxy", "http://me:p@proxy:1"}, {"ca-file", "/none.pem"},
        };
        for (String[] setting : wrong) {
            InvalidSetting refusal = refusal("key", "k", setting[0], setting[1]);
            assertThat(refusal.key()).as(setting[1]).isEqualTo("model.x." + setting[0]);
            assertThat(refusal).hasMessageNotContaining("secret");
        }
    }

    @Test
    void theAddressIsTheUrlWithThePathBehindIt() {
        assertThat(read("key", "k").service().address("/chat")).isEqualTo("https://api.vendor.example/v1/chat");
        assertThat(read("key", "k", "url", "http://h:1/").service().address("/chat")).isEqualTo("http://h:1/chat");
        assertThat(read("key", "k", "url", "http://h/a/chat?v=2").service().address("/chat", "alt=sse"))
                .isEqualTo("http://h/a/chat?v=2&alt=sse");
    }
}
