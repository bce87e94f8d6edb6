package dev.attendant.speech.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Where's my order?|where's my order",
        "Extension 5, please!|extension five please",
        "in 20 minutes, or 45|in twenty minutes or forty five",
        "room 1207|room one two zero seven",
        "at 05|at zero five",
        "a wi-fi café|a wi fi cafe",
        "A4|a four",
        "I’d like that|i'd like that",
        "...|''"
    })
    void aPhraseIsComparedAsItIsSpoken(String text, String spoken) {
        assertThat(String.join(" ", Words.of(text))).isEqualTo(spoken);
    }
}
