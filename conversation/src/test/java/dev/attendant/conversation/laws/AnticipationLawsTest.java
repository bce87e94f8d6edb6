package dev.attendant.conversation.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.ScriptedCall;
import dev.attendant.conversation.TestScenarios;
import dev.attendant.conversation.engine.BuiltInTools;
import io.vertx.core.json.JsonObject;

class AnticipationLawsTest extends LawsOfTheTalk {

    @Law
    void anAnswerThatIsReadyIsHeardInTheFrameAfterTheEndOfTheTurn() {
        ScriptedCall call = greeted();
        call.recognizer.resultFrames = 0;
        call.model.to("my printer is broken").after(100).says("I see.");
        call.says("my printer is broken", 1000);
        int ended = call.now();
        call.silent(2000);
        assertThat(call.ear.soundAfter(ended) - ended).isBetween(OPEN - 20, OPEN + 20);
    }

    @Law
    void whatWasAnticipatedIsAskedOnlyOnce() {
        ScriptedCall call = greeted();
        call.model.to("my printer is broken").says("I see.");
        call.says("my printer is broken", 1000);
        call.silent(3000);
        assertThat(call.model.asked()).containsExactly("my printer is broken");
        assertThat(call.ear.words()).endsWith("|I see.");
    }

    @Law
    void signsAndCapitalsOfTheFinalWordsDoNotMakeThemOthers() {
        ScriptedCall call = greeted();
        call.model.to("my printer is broken").says("I see.");
        call.says("my printer is broken", 1000);
        call.silent(400);
        call.recognizer.writes("My printer is broken.");
        call.silent(3000);
        assertThat(call.model.asked()).containsExactly("my printer is broken");
        assertThat(call.turns()).contains("CALLER: My printer is broken.");
        assertThat(call.ear.words()).endsWith("|I see.");
    }

    @Law
    void otherFinalWordsAreAnsweredInstead() {
        ScriptedCall call = greeted();
        call.model.to("my printer is broken").says("I see.");
        call.model.to("my sprinter is broken").says("A car.");
        call.says("my printer is broken", 1000);
        call.silent(400);
        call.recognizer.writes("my sprinter is broken");
        call.silent(3000);
        assertThat(call.ear.words()).endsWith("|A car.").doesNotContain("I see");
    }

    @Law
    void anAnswerIsNeverSpokenBeforeTheTurnIsOver() {
        ScriptedCall call = greeted();
        call.model.to("my printer").says("What about it?");
        call.model.to("my printer is broken").says("I see.");
        call.says("my printer", 500);
        int ended = call.now();
        call.silent(560);
        call.says("is broken", 500);
        assertThat(call.ear.isSoundBetween(ended, call.now())).isFalse();
        call.silent(2000);
        assertThat(call.model.asked()).containsExactly("my printer", "my printer is broken");
        assertThat(call.ear.words()).isEqualTo("Hello. How can I help?|I see.");
    }

    @Law
    void anAnswerToWhatWasNotSaidLeavesNoTrace() {
        ScriptedCall call = greeted();
        call.model.to("my printer").says("What about it?");
        call.says("my printer", 500);
        call.silent(500);
        call.says("is broken", 500);
        call.silent(2000);
        call.says("hello there", 500);
        call.silent(2000);
        assertThat(call.model.history()).extracting(Object::toString)
                .noneMatch(message -> message.contains("What about it") || message.equals("Caller[text=my printer]"));
        assertThat(call.turns()).noneMatch(turn -> turn.contains("What about it"));
    }

    @Law
    void theModelIsStoppedAsSoonAsTheCallerGoesOn() {
        ScriptedCall call = greeted();
        call.model.to("my printer").after(9000).says("What about it?");
        call.says("my printer", 500);
        call.silent(400);
        assertThat(call.model.asked()).containsExactly("my printer");
        assertThat(call.model.stopped).isEmpty();
        call.says("is", 100);
        assertThat(call.model.stopped).containsExactly("my printer");
    }

    @Law
    void noToolRunsBeforeTheTurnIsOver() {
        ScriptedCall call = greeted(TestScenarios.fillers());
        call.model.to("pay my bill").uses("bill");
        call.model.to("pay my bill on Monday").says("On Monday.");
        call.says("pay my bill", 600);
        call.silent(500);
        call.says("on Monday", 500);
        call.silent(2000);
        assertThat(call.model.toolsUsed).isEmpty();
        assertThat(call.events(CallEvent.ToolUsed.class)).isEmpty();
        assertThat(call.ear.words()).endsWith("|On Monday.");
    }

    @Law
    void aToolRunsOnceWhenTheTurnIsOver() {
        ScriptedCall call = greeted(TestScenarios.fillers());
        call.model.to("pay my bill").uses("bill");
        call.model.to("bill").says("It is paid.");
        call.says("pay my bill", 600);
        int ended = call.now();
        call.silent(3000);
        assertThat(call.model.toolsUsed).hasSize(1);
        int usedAt = Integer.parseInt(call.model.toolsUsed.getFirst().replace("bill at ", ""));
        assertThat(usedAt - ended).isBetween(OPEN - 20, OPEN + 100);
        assertThat(call.ear.words()).endsWith("|It is paid.");
    }

    @Law
    void noTransferHappensForWhatTheCallerOnlyProbablySaid() {
        ScriptedCall call = greeted();
        call.model.to("a person").uses(BuiltInTools.TRANSFER);
        call.model.to("a person told me to call").says("Who?");
        call.says("a person", 500);
        call.silent(500);
        call.says("told me to call", 800);
        call.silent(2500);
        assertThat(call.transfers).isEmpty();
        assertThat(call.ear.words()).endsWith("|Who?");
    }

    @Law
    void nothingIsNotedForWhatTheCallerOnlyProbablySaid() {
        ScriptedCall call = greeted();
        call.model.to("five").uses(BuiltInTools.NOTE, new JsonObject().put("rating", "five"));
        call.model.to("five or rather four").uses(BuiltInTools.NOTE, new JsonObject().put("rating", "four"));
        call.model.to("note").says("Thank you.");
        call.says("five", 500);
        call.silent(500);
        call.says("or rather four", 800);
        call.silent(3000);
        assertThat(call.events(CallEvent.Noted.class)).extracting(CallEvent.Noted::value).containsExactly("four");
    }

    @Law
    void noDigitsAreAskedForBeforeTheTurnIsOver() {
        ScriptedCall call = greeted();
        call.model.to("my order").says("Key it in.").uses(BuiltInTools.ASK_DIGITS, new JsonObject().put("max", 4));
        call.model.to("my order is late").says("Since when?");
        call.says("my order", 500);
        call.silent(500);
        call.says("is late", 500);
        call.silent(2500);
        assertThat(call.model.history()).extracting(Object::toString).noneMatch(message -> message.startsWith("Tool"));
        call.presses("7");
        call.silent(500);
        assertThat(call.turns()).as("one digit is an answer, for none were asked for").contains("CALLER: [7]");
    }

    @Law
    void anAnswerIsBegunAtMostThreeTimesInATurn() {
        ScriptedCall call = greeted();
        for (String word : new String[] {"one more", "two more", "green", "red", "blue"}) {
            call.says(word, 500);
            call.silent(400);
        }
        call.silent(2000);
        assertThat(call.model.prompts).as("three begun, and the one that counts").hasSize(4);
        call.says("hello there", 500);
        call.silent(2000);
        assertThat(call.model.prompts).as("the next turn has its own three").hasSize(5);
    }

    @Law
    void aModelThatFailsWhileItAnticipatesDoesNoHarm() {
        ScriptedCall call = greeted();
        call.model.to("my printer is broken").fails();
        call.model.to("my printer is broken").says("I see.");
        call.says("my printer is broken", 1000);
        call.silent(3000);
        assertThat(call.ear.words()).endsWith("|I see.");
        assertThat(call.events(CallEvent.Failed.class)).isEmpty();
    }

    @Law
    void aModelThatStillAnticipatesWhenTheTurnEndsIsNotAskedAgain() {
        ScriptedCall call = greeted();
        call.model.to("my printer is broken").after(900).says("I see.");
        call.says("my printer is broken", 1000);
        int ended = call.now();
        call.silent(3000);
        assertThat(call.model.prompts).hasSize(1);
        assertThat(call.ear.soundAfter(ended) - ended)
                .as("0.2 s to the pause, and what the model took")
                .isBetween(1080, 1200);
    }

    @Law
    void aRecogniserThatKnowsNoWordsBeforeTheEndAnticipatesNothing() {
        ScriptedCall call = greeted();
        call.recognizer.partialFrames = -1;
        call.says("my printer is broken", 1000);
        call.silent(500);
        assertThat(call.model.prompts).isEmpty();
    }

    @Law
    void digitsAfterWhatWasAnticipatedAreAnsweredInstead() {
        ScriptedCall call = greeted();
        call.model.to("my printer").says("What about it?");
        call.model.to("[3]").says("Three.");
        call.says("my printer", 500);
        call.silent(400);
        call.presses("3");
        call.silent(2000);
        assertThat(call.ear.words()).isEqualTo("Hello. How can I help?|Three.");
    }
}
