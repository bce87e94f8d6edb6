package dev.attendant.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attendant.server.config.SettingKeys.Key;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The top-level attendant.yaml is the documentation: it says what holds. */
class DocumentedDefaultsTest {

    private static final Path DOCUMENTED = Path.of("..", "attendant.yaml");
    private static final Set<String> ENGINES = Set.of("recognizer", "synthesizer", "model");

    @Test
    void everyKeyIsDocumentedAndNoOther() {
        Set<String> keys = SettingKeys.ALL.stream().map(Key::path).collect(Collectors.toCollection(TreeSet::new));

        assertThat(keys(YamlFile.read(DOCUMENTED).tree(), "")).isEqualTo(keys);
    }

    @Test
    void theDocumentedValuesAreTheDefaults() {
        var tree = new SettingTree(YamlFile.read(DOCUMENTED).tree());

        for (Key key : SettingKeys.ALL) {
            JsonNode written = tree.get(key.path());
            if (key.isList()) {
                assertThat(written).as(key.path()).isEqualTo(SettingTree.list(key.setting().value()));
            } else {
                assertThat(written.asText()).as(key.path()).isEqualTo(key.setting().value()[0]);
            }
        }
    }

    @Test
    void theDocumentedFileIsAValidConfiguration() {
        Settings settings = Configuration.load(Optional.of(DOCUMENTED), Map.of()).settings();

        assertThat(settings.recognizer().settings()).containsKey("sphinx4");
        assertThat(settings.scenarios()).isEqualTo(DOCUMENTED.toAbsolutePath().getParent().normalize()
                .resolve("scenarios"));
    }

    @Test
    void noTwoKeysShareAVariable() {
        assertThat(SettingKeys.ALL.stream().map(Key::variable)).doesNotHaveDuplicates();
    }

    /** The paths of all values; what stands under an engine's name is the engine's own. */
    private static Set<String> keys(JsonNode node, String prefix) {
        Set<String> keys = new TreeSet<>();
        node.properties().forEach(entry -> {
            String path = prefix + entry.getKey();
            boolean ofEngine = ENGINES.contains(prefix.replace(".", "")) && !entry.getKey().equals("engine");
            if (!entry.getValue().isObject()) {
                keys.add(path);
            } else if (!ofEngine) {
                keys.addAll(keys(entry.getValue(), path + "."));
            }
        });
        return keys;
    }
}
