package dev.attendant.onnx;

import static dev.attendant.conversation.turns.Completeness.DICTATED;
import static dev.attendant.conversation.turns.Completeness.FINISHED;
import static dev.attendant.conversation.turns.Completeness.OPEN;
import static dev.attendant.conversation.turns.Completeness.UNFINISHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.turns.EndOfTurn;
import dev.attendant.onnx.OnnxFile.Attribute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnModelTest {

    @TempDir
    private Path folder;

    /** Splits at blanks, and counts "thanks" for the end and "because" against it, as a text classifier does. */
    private static OnnxFile classifier(String of) {
        return new OnnxFile()
                .input("words", OnnxFile.STRING, 1, 1)
                .output("probability", OnnxFile.FLOAT, 1, 2)
                .node("com.microsoft", "Tokenizer", List.of(of), List.of("tokens"), new Attribute("mark", 0L),
                        new Attribute("mincharnum", 1L), new Attribute("pad_value", "#"),
                        new Attribute("separators", new String[] {" "}))
                .constant("row", new long[] {-1}, 1)
                .node("Reshape", List.of("tokens", "row"), List.of("flat"))
                .node("TfIdfVectorizer", List.of("flat"), List.of("counts"), new Attribute("mode", "TF"),
                        new Attribute("min_gram_length", 1L), new Attribute("max_gram_length", 1L),
                        new Attribute("max_skip_count", 0L), new Attribute("ngram_counts", new long[] {0}),
                        new Attribute("ngram_indexes", new long[] {0, 1}),
                        new Attribute("pool_strings", new String[] {"thanks", "because"}))
                .constant("weights", new float[] {-2, 2, 2, -2}, 2, 2)
                .constant("two", new long[] {1, 2}, 2)
                .node("MatMul", List.of("counts", "weights"), List.of("classes"))
                .node("Reshape", List.of("classes", "two"), List.of("odds"))
                .node("Softmax", List.of("odds"), List.of("probability"), new Attribute("axis", 1L));
    }

    private EndOfTurn.Factory judges(OnnxFile model, Map<String, Object> more) throws IOException {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("model-file", model.write(folder.resolve("turns.onnx")).toString());
        return new TurnModelFactory().create(null, new EngineSettings("turn-judge.onnx", settings), List.of());
    }

    @Test
    void theModelJudgesTheWords() throws IOException {
        try (EndOfTurn.Factory factory = judges(classifier("words"), Map.of())) {
            EndOfTurn judge = factory.forCall(Scenarios.SUPPORT);
            assertThat(judge.judge("", "that is all thanks")).isEqualTo(FINISHED);
            assertThat(judge.judge("", "I call you because")).isEqualTo(UNFINISHED);
            assertThat(judge.judge("", "because thanks")).isEqualTo(OPEN);
            assertThat(judge.judge("", "that is all thanks")).isEqualTo(FINISHED);
        }
    }

    @Test
    void whatIsDictatedTheTablesKnow() throws IOException {
        try (EndOfTurn.Factory factory = judges(classifier("words"), Map.of())) {
            EndOfTurn judge = factory.forCall(Scenarios.SUPPORT);
            assertThat(judge.judge("", "thanks four seven one")).isEqualTo(DICTATED);
            assertThat(judge.judge("What is your customer number?", "")).isEqualTo(DICTATED);
            assertThat(judge.judge("", "")).isEqualTo(OPEN);
        }
    }

    @Test
    void aModelMayAskForTheQuestionToo() throws IOException {
        try (EndOfTurn.Factory factory =
                judges(classifier("question").input("question", OnnxFile.STRING, 1, 1), Map.of())) {
            EndOfTurn judge = factory.forCall(Scenarios.SUPPORT);
            assertThat(judge.judge("say thanks", "well")).isEqualTo(FINISHED);
            assertThat(judge.judge("tell me because", "well")).isEqualTo(UNFINISHED);
        }
    }

    @Test
    void theBordersAreTheOperators() throws IOException {
        // "thanks" alone gives 98 percent
        try (EndOfTurn.Factory factory =
                judges(classifier("words"), Map.of("finished-from", "99", "unfinished-to", "1"))) {
            assertThat(factory.forCall(Scenarios.SUPPORT).judge("", "all right thanks")).isEqualTo(OPEN);
        }
        assertThatThrownBy(() -> judges(classifier("words"), Map.of("finished-from", "20")))
                .isInstanceOf(InvalidSetting.class).hasMessageContaining("less than finished-from");
    }

    @Test
    void whenTheModelFailsInMidCallTheTablesJudgeTheRest() throws IOException {
        EndOfTurn.Factory factory = judges(classifier("words"), Map.of());
        EndOfTurn judge = factory.forCall(Scenarios.SUPPORT);
        assertThat(judge.judge("", "I need this and")).isEqualTo(OPEN);
        factory.close();
        assertThat(judge.judge("", "I need that and")).isEqualTo(UNFINISHED);
        assertThat(judge.judge("", "I need this and")).isEqualTo(UNFINISHED);
    }

    @Test
    void aModelWithOtherInputsIsRefused() throws IOException {
        OnnxFile other = new OnnxFile().input("input_ids", OnnxFile.INT64, 1, -1)
                .output("prob", OnnxFile.INT64, 1, -1).node("Identity", List.of("input_ids"), List.of("prob"));
        assertThatThrownBy(() -> judges(other, Map.of()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("must have the input words").hasMessageContaining("this has input_ids and prob")
                .extracting(e -> ((InvalidSetting) e).key()).isEqualTo("turn-judge.onnx.model-file");
    }

    @Test
    void aModelWhoseOutputIsNoNumberIsRefused() throws IOException {
        OnnxFile echo = new OnnxFile().input("words", OnnxFile.STRING, 1, 1)
                .output("probability", OnnxFile.STRING, 1, 1)
                .node("Identity", List.of("words"), List.of("probability"));
        assertThatThrownBy(() -> judges(echo, Map.of()))
                .isInstanceOf(InvalidSetting.class).hasMessageContaining("no tensor of float");
    }
}
