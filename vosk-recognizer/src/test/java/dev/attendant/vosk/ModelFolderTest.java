package dev.attendant.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands between an operator's folder and native code. */
class ModelFolderTest {

    @TempDir
    private Path folder;

    private Path model(String rate, String... files) throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        for (String file : files) {
            Files.createDirectories(model.resolve(file).getParent());
            Files.writeString(model.resolve(file), file.endsWith("mfcc.conf") ? rate : "not really");
        }
        return model;
    }

    private static final String[] BIG = {"am/final.mdl", "conf/mfcc.conf", "conf/model.conf", "graph/HCLG.fst"};
    private static final String[] SMALL = {"am/final.mdl", "conf/mfcc.conf", "conf/model.conf", "graph/HCLr.fst",
        "graph/Gr.fst", "graph/disambig_tid.int"};

    @Test
    void aModelsRateAndKindAreReadFromItsFolder() throws IOException {
        assertThat(ModelFolder.look(model("--use-energy=false\n--sample-frequency=8000 # telephone\n", BIG)))
                .isEqualTo(new ModelFolder(folder.resolve("model"), 8000, false));
    }

    @Test
    void aSmallModelIsDynamicAndAnOldOneIsAllInOneFolder() throws IOException {
        assertThat(ModelFolder.look(model("--use-energy=false\n", SMALL)))
                .isEqualTo(new ModelFolder(folder.resolve("model"), 16000, true));
        Path old = Files.createDirectory(folder.resolve("old"));
        for (String file : List.of("final.mdl", "mfcc.conf", "HCLG.fst")) {
            Files.writeString(old.resolve(file), "--sample-frequency=16000.0");
        }
        assertThat(ModelFolder.look(old)).isEqualTo(new ModelFolder(old, 16000, false));
    }

    @ParameterizedTest
    @CsvSource({"conf/mfcc.conf, conf/mfcc.conf", "conf/model.conf, conf/model.conf", "graph/HCLr.fst, graph/HCLr.fst",
        "graph/Gr.fst, graph/Gr.fst", "graph/disambig_tid.int, graph/disambig_tid.int", "am/final.mdl, neither"})
    void eachFileThatIsMissingOrEmptyIsNamed(String file, String named) throws IOException {
        Path model = model("--sample-frequency=8000\n", SMALL);
        Files.write(model.resolve(file), new byte[0]);
        assertThatThrownBy(() -> ModelFolder.look(model)).hasMessageContaining(named);
        Files.delete(model.resolve(file));
        assertThatThrownBy(() -> ModelFolder.look(model)).hasMessageContaining(named);
    }

    @Test
    void aFolderTooFarOutNamesTheOneInside() throws IOException {
        model("--use-energy=false\n", BIG);
        assertThatThrownBy(() -> ModelFolder.look(folder)).hasMessageContaining("name the folder in it")
                .hasMessageContaining(folder.resolve("model").toString());
        assertThatThrownBy(() -> ModelFolder.look(folder.resolve("none"))).hasMessageContaining("there is no folder");
    }

    @Test
    void aModelForNoTelephoneIsRefused() throws IOException {
        Path model = model("--sample-frequency=44100", BIG);
        assertThatThrownBy(() -> ModelFolder.look(model)).hasMessageContaining("44100 Hz");
    }

    private static void create(Map<String, ?> settings) {
        new VoskFactory().create(null, new EngineSettings("recognizer.vosk", settings), List.of());
    }

    @Test
    void whatCannotWorkNamesItsKey() throws IOException {
        Path model = model("--use-energy=false\n", BIG);
        for (Map<String, ?> settings : List.<Map<String, ?>>of(
                Map.of(), Map.of("models", Map.of("en", folder.toString())))) {
            assertThatThrownBy(() -> create(settings)).isInstanceOf(InvalidSetting.class)
                    .extracting(e -> ((InvalidSetting) e).key()).isEqualTo("recognizer.vosk.models");
        }
        assertThatThrownBy(() -> create(Map.of("models-folder", folder.toString(),
                "models", Map.of("en", model.getFileName().toString()), "phrases-only", true)))
                .isInstanceOf(InvalidSetting.class).hasMessageContaining("HCLG.fst")
                .extracting(e -> ((InvalidSetting) e).key()).isEqualTo("recognizer.vosk.phrases-only");
    }

    /** The real libvosk: it runs here, and a model that is whole but no model is told and ends nothing. */
    @Test
    void aModelThatTheLibraryRefusesIsToldSo() throws IOException {
        Path model = model("--sample-frequency=16000\n", BIG);
        Files.writeString(model.resolve("conf/model.conf"), "--beam=13.0\n");
        try {
            VoskLibrary.require();
        } catch (EngineUnavailable e) {
            Assumptions.abort("Vosk does not run here: " + e.getMessage());
        }
        assertThatThrownBy(() -> create(Map.of("models", "en=" + model)))
                .isInstanceOf(EngineUnavailable.class).hasMessageContaining("cannot use the model " + model);
    }
}
