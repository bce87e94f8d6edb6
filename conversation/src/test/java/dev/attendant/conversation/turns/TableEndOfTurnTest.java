package dev.attendant.conversation.turns;

import static dev.attendant.conversation.turns.Completeness.DICTATED;
import static dev.attendant.conversation.turns.Completeness.FINISHED;
import static dev.attendant.conversation.turns.Completeness.OPEN;
import static dev.attendant.conversation.turns.Completeness.UNFINISHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.TestScenarios;
import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableEndOfTurnTest {

    private static final Scenario SUPPORT = TestScenarios.SUPPORT;
    private static final String HELP = "How can I help?";
    private static final String NUMBER = "What is your order number?";

    private final EndOfTurn english = new TableEndOfTurn(SUPPORT);

    private static EndOfTurn with(String language, Map<String, List<String>> slots, String... phrases) {
        Example example = new Example(
                "x", List.of(), List.of(phrases), "", "", Optional.empty(), "", new Example.Then.Listen());
        return new TableEndOfTurn(new Scenario(
                "x", language, "", "", "", slots, List.of(example), List.of(), SUPPORT.handover(), SUPPORT.texts(), false));
    }

    @Test
    void aPhraseThatTheScenarioKnowsIsFinished() {
        assertThat(english.judge(HELP, "When are you open")).isEqualTo(FINISHED);
        assertThat(english.judge(HELP, "when are you open on")).isEqualTo(UNFINISHED);
    }

    @Test
    void aPhraseWithASlotIsFinishedOnceTheSlotIsFilled() {
        EndOfTurn judge = with(
                "en", Map.of("day", List.of("Monday", "new year's day")), "a table on {day}", "what about {day} then");
        assertThat(judge.judge(HELP, "A table on Monday.")).isEqualTo(FINISHED);
        assertThat(judge.judge(HELP, "what about New Year’s Day then")).isEqualTo(FINISHED);
        assertThat(judge.judge(HELP, "a table on")).isEqualTo(UNFINISHED);
        assertThat(judge.judge(HELP, "a table on Mars")).isEqualTo(OPEN);
    }

    @Test
    void aPhraseIsNoPattern() {
        EndOfTurn judge = with("en", Map.of(), "what (exactly).* \\E is {nothing} open");
        assertThat(judge.judge(HELP, "what else is open")).isEqualTo(OPEN);
        assertThat(judge.judge(HELP, "what exactly E is open")).isEqualTo(FINISHED);
    }

    @Test
    void theRecognisersSignsTell() {
        assertThat(english.judge(HELP, "My printer is broken.")).isEqualTo(FINISHED);
        assertThat(english.judge(HELP, "My printer is broken")).isEqualTo(OPEN);
        assertThat(english.judge(HELP, "My printer is broken,")).isEqualTo(UNFINISHED);
        assertThat(english.judge(HELP, "My printer is broken…")).isEqualTo(UNFINISHED);
    }

    @Test
    void anUnfinishedSentenceIsUnfinishedWhateverSignTheRecogniserSets() {
        assertThat(english.judge(HELP, "I would like to.")).isEqualTo(UNFINISHED);
    }

    @Test
    void yesAnswersAYesNoQuestionOnly() {
        assertThat(english.judge("Is it urgent?", "yes")).isEqualTo(FINISHED);
        assertThat(english.judge("Tell me more.", "yes")).isEqualTo(OPEN);
    }

    @Test
    void whatWasAskedForIsDictated() {
        assertThat(english.judge(NUMBER, "it is four")).isEqualTo(DICTATED);
        assertThat(english.judge(NUMBER, "4711")).isEqualTo(DICTATED);
        assertThat(english.judge(NUMBER, "I do not know")).isEqualTo(OPEN);
        assertThat(english.judge("Your address?", "5 Mill Street")).isEqualTo(DICTATED);
        assertThat(english.judge("Your e-mail address?", "anna at example dot")).isEqualTo(DICTATED);
        assertThat(english.judge("Your e-mail address?", "anna@example.com")).isEqualTo(DICTATED);
    }

    @Test
    void threeNumbersInARowAreDictatedWhoeverAsked() {
        assertThat(english.judge(HELP, "my order is four seven")).isEqualTo(OPEN);
        assertThat(english.judge(HELP, "my order is four seven one")).isEqualTo(DICTATED);
        assertThat(english.judge(HELP, "my name is s m i")).isNotEqualTo(OPEN);
    }

    @Test
    void beforeTheFirstWordIsKnownTheQuestionTells() {
        assertThat(english.judge(HELP, "")).isEqualTo(OPEN);
        assertThat(english.judge(NUMBER, "")).isEqualTo(DICTATED);
    }

    @Test
    void otherLanguagesAreJudgedByTheirOwnTables() {
        assertThat(with("ar", Map.of(), "متى").judge("ما هو رقمك؟", "خمسة ثلاثة")).isEqualTo(DICTATED);
        assertThat(with("ar", Map.of(), "متى").judge("هل هذا عاجل؟", "نَعَم")).isEqualTo(FINISHED);
        assertThat(with("de", Map.of(), "wann").judge("Ist es eilig?", "ja bitte")).isEqualTo(FINISHED);
        assertThat(with("fr", Map.of(), "quand").judge("", "je voudrais une table pour")).isEqualTo(UNFINISHED);
        assertThat(with("es", Map.of(), "cuando").judge("¿Es urgente?", "no gracias")).isEqualTo(FINISHED);
        assertThat(with("vi", Map.of(), "khi").judge("Số điện thoại?", "không chín ba")).isEqualTo(DICTATED);
    }

    @Test
    void aLanguageWithoutATableIsJudgedBySignsAlone() {
        EndOfTurn judge = with("fi", Map.of(), "koska");
        assertThat(judge.judge("", "missä te olette?")).isEqualTo(FINISHED);
        assertThat(judge.judge("", "minä")).isEqualTo(OPEN);
    }
}
