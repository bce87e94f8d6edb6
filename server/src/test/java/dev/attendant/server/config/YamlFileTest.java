package dev.attendant.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlFileTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("a.yaml");
    }

    @Test
    void aSyntaxErrorIsToldWithLineAndColumn() throws IOException {
        Files.writeString(file, "a: 1\nb: [1, 2\nc: 3\n");

        assertThat(problems()).singleElement().asString()
                .startsWith("a.yaml:3:2: is not valid YAML: expected ',' or ']', but got");
    }

    @Test
    void aKeyGivenTwiceIsRefused() throws IOException {
        Files.writeString(file, "a:\n  b: 1\n  c: 2\n  b: 3\nd: 4\nd: 5\n");

        assertThat(problems()).containsExactly(
                "a.yaml:4: a.b: is given twice; the first is in line 2",
                "a.yaml:6: d: is given twice; the first is in line 5");
    }

    @Test
    void aListAtTheTopIsRefused() throws IOException {
        Files.writeString(file, "- a\n- b\n");

        assertThat(problems()).containsExactly("a.yaml:1: must be keys and values (key: value)");
    }

    @Test
    void anEmptyFileSetsNothing() throws IOException {
        Files.writeString(file, "# nothing\n");

        assertThat(YamlFile.read(file).tree()).isEmpty();
    }

    @Test
    void aKeyWithoutAValueIsNotSet() throws IOException {
        Files.writeString(file, "a:\nb: ~\nc: null\nd: ''\n");

        assertThat(YamlFile.read(file).tree().toString()).isEqualTo("{\"d\":\"\"}");
    }

    @Test
    void scalarsStayAsTheyAreWritten() throws IOException {
        Files.writeString(file, "a: 0123\nb: yes\nc: 1_000\nd: 2026-01-01\ne: 1e3\n");

        assertThat(YamlFile.read(file).tree().toString())
                .isEqualTo("{\"a\":\"0123\",\"b\":\"yes\",\"c\":\"1_000\",\"d\":\"2026-01-01\",\"e\":\"1e3\"}");
    }

    @Test
    void aliasesThatMultiplyAreRefused() throws IOException {
        Files.writeString(file, "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n");

        assertThat(problems()).singleElement().asString().contains("is not valid YAML").contains("aliases");
    }

    @Test
    void nestingWithoutEndIsRefused() throws IOException {
        Files.writeString(file, "a: " + "[".repeat(10_000) + "]".repeat(10_000));

        assertThat(problems()).singleElement().asString().contains("is not valid YAML").containsIgnoringCase("nesting");
    }

    @Test
    void aTagIsRefused() throws IOException {
        Files.writeString(file, "a: 1\nb: !x y\n");

        assertThat(problems()).containsExactly("a.yaml:2: b: has the tag \"!x\"; tags are not used here");
    }

    @Test
    void aTagThatNamesAClassIsRefused() throws IOException {
        Files.writeString(file, "a: !!javax.script.ScriptEngineManager [x]\n");

        assertThat(problems()).containsExactly("a.yaml:1:4: is not valid YAML: Global tag is not allowed: "
                + "tag:yaml.org,2002:javax.script.ScriptEngineManager");
    }

    @Test
    void aHugeFileIsRefused() throws IOException {
        Files.writeString(file, "#".repeat(YamlFile.MAX_BYTES + 1));

        assertThat(problems()).containsExactly("a.yaml: is larger than 1 MB");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Files.write(file, "a: ä".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problems()).containsExactly("a.yaml: is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void aMissingFileIsToldSo() {
        assertThat(problems()).containsExactly("a.yaml: does not exist");
    }

    @Test
    void controlCharactersOfTheFileDoNotReachTheTerminal() throws IOException {
        Files.writeString(file, "\"a\\e[2J\": 1\n\"a\\e[2J\": 2\n");

        assertThat(problems()).containsExactly("a.yaml:2: a?[2J: is given twice; the first is in line 1");
    }

    private List<String> problems() {
        return catchThrowableOfType(InvalidFile.class, () -> YamlFile.read(file)).problems().stream()
                .map(p -> p.replace(directory + "/", "")).toList();
    }
}
