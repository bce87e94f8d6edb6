package dev.attendant.conversation.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.ScriptedCall;
import dev.attendant.conversation.TestScenarios;
import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel.Message;
import io.vertx.core.json.JsonObject;
import java.util.List;

class HistoryLawsTest extends LawsOfTheTalk {

    private static final String LONG = "We are open from nine to five, and on Saturdays until noon.";

    private static List<String> heard(ScriptedCall call) {
        return call.model.history().stream()
                .filter(Message.Attendant.class::isInstance)
                .map(message -> ((Message.Attendant) message).heard())
                .toList();
    }

    @Law
    void whatWasNotHeardIsNotInTheHistory() {
        ScriptedCall call = call(LONG);
        call.silent(1450);
        call.says("stop please", 700);
        call.silent(2000);
        assertThat(call.ear.words()).startsWith("We are open from nine to fi|");
        assertThat(heard(call)).containsExactly("We are open from nine to");
    }

    @Law
    void whatWasHeardAgainAfterAPauseIsInTheHistoryOnce() {
        ScriptedCall call = call(LONG);
        call.silent(2300);
        call.noise(300);
        call.silent(5000);
        call.says("thank you", 600);
        call.silent(2000);
        assertThat(heard(call)).containsExactly(LONG);
    }

    @Law
    void aReplyThatNobodyHeardIsNotInTheHistory() {
        ScriptedCall call = greeted();
        call.model.to("my printer is broken").after(2000).says("Which one?");
        call.says("my printer is broken", 800);
        call.silent(900);
        call.says("the red one", 600);
        call.silent(3000);
        assertThat(heard(call)).containsExactly("Hello. How can I help?");
    }

    @Law
    void aToolThatHasBegunIsFinishedAndRememberedThoughTheCallerInterrupts() {
        ScriptedCall call = greeted(TestScenarios.fillers());
        call.model.tool("bill", 3000);
        call.model.to("pay my bill").says("I do that.").uses("bill");
        call.model.to("and quickly").says("Yes.");
        call.says("pay my bill", 600);
        call.silent(2000);
        call.says("and quickly", 600);
        call.silent(5000);
        assertThat(call.model.toolsUsed).hasSize(1).noneMatch(use -> use.contains("interrupted"));
        assertThat(call.model.history()).extracting(message -> message.getClass().getSimpleName())
                .containsExactly("Attendant", "Caller", "Attendant", "Tool", "Caller");
        assertThat(call.ear.words()).endsWith("|Yes.");
    }

    @Law
    void theRecordTellsTheTurnsInTheirOrderAndWhatWasHeard() {
        ScriptedCall call = greeted();
        call.model.to(HOURS).says(LONG);
        call.model.to("stop please").says("Yes?");
        call.says(HOURS, 800);
        call.silent(1500);
        call.says("stop please", 700);
        call.silent(3000);
        call.hangsUp();
        call.silent(100);
        assertThat(call.turns()).hasSize(5).containsSubsequence(
                "ATTENDANT: Hello. How can I help?", "CALLER: when are you open", "CALLER: stop please",
                "ATTENDANT: Yes?");
        assertThat(call.turns().get(2)).startsWith("ATTENDANT: We are open").doesNotContain("noon");
    }

    @Law
    void theMarksOfANoticeAreNeitherHeardNorRemembered() {
        ScriptedCall call = call("<notice>This call is recorded.</notice> How can I help?");
        call.hearsOut();
        call.says("hello there", 600);
        call.silent(2000);
        assertThat(heard(call)).containsExactly("This call is recorded. How can I help?");
        assertThat(call.turns().getFirst()).isEqualTo("ATTENDANT: This call is recorded. How can I help?");
    }

    @Law
    void whatTheCallerKeyedInIsInTheHistory() {
        ScriptedCall call = greeted();
        call.presses("7");
        call.silent(1000);
        assertThat(call.model.history()).last().isEqualTo(new Message.Digits("7"));
    }

    @Law
    void whatWasHeardBeforeKeysThatCameAtOnceIsInTheHistory() {
        ScriptedCall call = greeted();
        call.model.to("my order")
                .says("Key in the number of your order.")
                .uses(BuiltInTools.ASK_DIGITS, new JsonObject().put("max", 4));
        call.says("my order", 800);
        call.silent(OPEN + 1300);
        call.presses("12");
        call.silent(100);
        call.presses("34");
        call.silent(1000);
        assertThat(call.model.history()).last().isEqualTo(new Message.Digits("1234"));
        assertThat(heard(call)).last().asString().startsWith("Key in the").doesNotContain("order");
    }

    @Law
    void whatWasHeardBeforeTheVoiceFailedIsInTheRecord() {
        ScriptedCall call = call("Good morning. How are you today? And what can I do?");
        call.silent(300);
        call.voice.fails = true;
        call.silent(5000);
        assertThat(call.events(CallEvent.Failed.class)).hasSize(1);
        assertThat(call.turns().getFirst()).startsWith("ATTENDANT: Good morning.").doesNotContain("And what");
    }
}
