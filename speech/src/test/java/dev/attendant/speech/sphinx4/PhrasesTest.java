package dev.attendant.speech.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    private static final Pronunciations PRONUNCIATIONS = new Pronunciations();

    @Test
    void aSlotIsOneOfItsWords() {
        var scenario = Scenarios.of("shop", "en-US", Map.of("day", List.of("Monday", "the 5 of May")),
                "Come on {day}, please");
        assertThat(Phrases.of(scenario, PRONUNCIATIONS).all()).containsExactly(List.of(
                List.of(List.of("come", "on")),
                List.of(List.of("monday"), List.of("the", "five", "of", "may")),
                List.of(List.of("please"))));
    }

    @Test
    void aPhraseThatCannotBePronouncedIsLeftOutAndTheOthersStay() {
        var scenario = Scenarios.of("shop", "en-US", Map.of("city", List.of("Boston", "\u6771\u4eac"), "none", List.of()),
                "good morning", "\u4f60\u597d", "to {city}", "with {none}");
        assertThat(Phrases.of(scenario, PRONUNCIATIONS).words())
                .containsExactlyInAnyOrder("good", "morning", "to", "boston");
    }

    @Test
    void aNameThatIsInNoDictionaryIsReadByRule() {
        assertThat(PRONUNCIATIONS.of("zyblatt")).singleElement().asString().matches("[A-Z]+( [A-Z]+)+");
        assertThat(PRONUNCIATIONS.of("tomato")).hasSizeGreaterThan(1);
    }
}
