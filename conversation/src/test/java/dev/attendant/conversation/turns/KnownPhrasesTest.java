package dev.attendant.conversation.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.TestScenarios;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownPhrasesTest {

    @Test
    void allCallsOfAScenarioShareItsPhrases() {
        KnownPhrases phrases = KnownPhrases.of(TestScenarios.SUPPORT);
        assertThat(phrases.contains(List.of("when", "are", "you", "open"))).isTrue();
        assertThat(phrases.contains(List.of("when", "are", "you"))).isFalse();
        assertThat(KnownPhrases.of(TestScenarios.SUPPORT)).isSameAs(phrases);
    }
}
