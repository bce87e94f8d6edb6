package dev.attendant.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void theConfidenceIsTheAverageOfTheWords() {
        Words words = Words.of("""
                {"result": [{"conf": 1.0, "end": 1.1, "start": 0.8, "word": "where"},
                            {"conf": 0.5, "end": 1.3, "start": 1.1, "word": "is"}], "text": "where is"}""")
                .and(Words.of("{\"result\": [{\"conf\": 0.3, \"word\": \"it\"}], \"text\": \"it\"}"))
                .and(Words.of("{\"text\": \"\"}"));
        assertThat(words.text()).isEqualTo("where is it");
        assertThat(words.confidence()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void whatTheGrammarDoesNotHaveIsNoWord() {
        assertThat(Words.of("{\"result\": [{\"conf\": 0.1, \"word\": \"[unk]\"}, {\"conf\": 0.9, \"word\": \"yes\"}],"
                + " \"text\": \"[unk] yes\"}")).isEqualTo(new Words("yes", java.util.List.of(0.9)));
        assertThat(Words.partial("{\"partial\": \"[unk] yes [unk]\"}")).isEqualTo("yes");
    }

    @Test
    void aModelThatDoesNotSayIsSure() {
        assertThat(Words.of("{\"text\": \"yes\"}").confidence()).isEqualTo(1);
    }

    @Test
    void whatIsNoResultIsToldSo() {
        assertThatThrownBy(() -> Words.of("oops")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> Words.of("{\"text\": 5, \"result\": 7}")).isInstanceOf(IllegalStateException.class);
    }
}
