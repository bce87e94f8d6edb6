package dev.attendant.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attendant.conversation.scenario.DigitMenu;
import dev.attendant.conversation.scenario.DigitMenu.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The menu of digits as a scenario's file makes it. */
class ScenarioMenuTest {

    private static final String PRACTICE = """
            name: practice
            language: en-US
            greeting: Welcome.
            persona: You are the attendant.
            slots:
              day: [monday, tuesday]
            examples:
              - name: opening-hours
                menu: our hours
                phrases: [when are you open]
                answer: From nine to five. Is there anything else?
              - name: order
                phrases: [an order]
                answer: Key it in.
                then: {digits: order, max: 8}
              - name: order-number
                digits: order
                tool: {name: note, arguments: {order: "{order}"}}
                answer: Thank you.
              - name: nurse
                menu: the nurse
                phrases: [the nurse please]
                answer: I connect you.
                then: {transfer: nurse}
            handover: {queue: people}
            texts:
              menu: {opening: I hear nothing.}
            """;

    @TempDir
    private Path directory;

    @Test
    void whatHasATitleIsOfferedInItsOrderAndWhatIsNotWrittenIsSaidAsUsual() throws IOException {
        assertThat(menu(PRACTICE).opening().lines()).containsExactly(
                "I hear nothing.", "For our hours, press 1.", "For the nurse, press 2.", "For a person, press 0.");
    }

    @Test
    void aQuestionThatOnlyWordsCanAnswerIsLeftOutInTheMenu() throws IOException {
        assertThat(menu(PRACTICE).entry("1")).map(Entry::answer).contains("From nine to five.");
        assertThat(menu(PRACTICE.replace("Is there anything else?", "{question}")).entry("1")).map(Entry::answer)
                .contains("From nine to five.");
    }

    @Test
    void theKeyForAPersonIsThatOfTheTalk() throws IOException {
        DigitMenu menu = menu(PRACTICE.replace("{queue: people}", "{queue: people, key: \"1\"}"));

        assertThat(menu.opening().lines()).endsWith(
                "For our hours, press 2.", "For the nurse, press 3.", "For a person, press 1.");
        assertThat(menu.isPerson("1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"*", "#", "''"})
    void aKeyThatIsNoDigitLeavesThePersonUnderZero(String key) throws IOException {
        DigitMenu menu = menu(PRACTICE.replace("{queue: people}", "{queue: people, key: \"" + key + "\"}"));

        assertThat(menu.opening().lines()).endsWith("For the nurse, press 2.", "For a person, press 0.");
    }

    @Test
    void allThatIsSaidInItCanBePrepared() throws IOException {
        assertThat(menu(PRACTICE).texts())
                .containsExactly(menu(PRACTICE).opening(), "From nine to five.", "I connect you.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            menu: our hours | menu: "the {day}" | examples[0].menu: must be a few words on one line, without braces, as they fit into "For …, press 1"
            five. Is | five on {day}. Is | examples[0].menu: cannot be offered to a caller who only presses digits: its answer must need no tool, no digits and no words of the caller (besides {question}, which is left out there)
            name: order\\n | name: order\\n    menu: an order\\n | examples[1].menu: cannot be offered to a caller who only presses digits: its answer must need no tool, no digits and no words of the caller (besides {question}, which is left out there)
            digits: order\\n | digits: order\\n    menu: an order\\n | examples[2].menu: cannot be offered to a caller who only presses digits: its answer must need no tool, no digits and no words of the caller (besides {question}, which is left out there)
            opening: I hear nothing. | opening: "" | texts.menu.opening: is empty; write what the caller shall hear
            opening: I hear nothing. | entry: "It is {digit}." | texts.menu.entry: must say the {title}
            opening: I hear nothing. | entry: "{digit} for {titel}." | texts.menu.entry: {titel} is not known; the menu's texts may use {title} and {digit} where they fit – did you mean title?
            opening: I hear nothing. | person: Press it. | texts.menu.person: must say the {digit}
            """)
    void eachRuleHasItsMessage(String right, String wrong, String message) {
        String text = PRACTICE.replace(right.replace("\\n", "\n"), wrong.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(PRACTICE);
        assertThat(problems(text)).anySatisfy(problem -> assertThat(problem)
                .matches("practice\\.yaml:\\d+: .*").endsWith(": " + message));
    }

    @Test
    void anotherLanguageNeedsWordsOfItsOwnForAMenuOnlyWhenSomethingIsOffered() {
        String german = PRACTICE.replace("en-US", "de-DE");

        assertThat(problems(german)).contains("practice.yaml:27: texts.menu.entry: is missing; only English has texts"
                + " of its own, and the language is \"de-DE\"");
        assertThat(problems(german.replaceAll("    menu: .*\n", ""))).isNotEmpty()
                .noneMatch(problem -> problem.contains("texts.menu"));
    }

    @Test
    void aMenuHasRoomForEight() {
        StringBuilder more = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            more.append("  - {name: more-").append(i).append(", menu: more, phrases: [more], answer: More.}\n");
        }
        assertThat(problems(PRACTICE.replace("handover:", more + "handover:"))).containsExactly("practice.yaml:31: "
                + "examples[10].menu: is one too many; a menu has room for 8, take the key menu from another example");
    }

    private DigitMenu menu(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("practice.yaml"), text);
        return DigitMenu.of(ScenarioFiles.read(file)).orElseThrow();
    }

    private List<String> problems(String text) {
        return catchThrowableOfType(InvalidFile.class, () -> menu(text)).problems().stream()
                .map(problem -> problem.replace(directory + "/", "")).toList();
    }
}
