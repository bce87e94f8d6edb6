package dev.attendant.conversation.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.ScriptedCall;

class SilenceAndNoiseLawsTest extends LawsOfTheTalk {

    private static void assertNoTurnOfTheCallers(ScriptedCall call) {
        assertThat(call.model.prompts).isEmpty();
        assertThat(call.turns()).noneMatch(turn -> turn.startsWith("CALLER"));
        assertThat(call.events(CallEvent.BargedIn.class)).isEmpty();
    }

    @Law
    void silenceAloneNeverCostsATurn() {
        ScriptedCall call = greeted();
        call.silent(5000);
        assertThat(call.ear.words()).isEqualTo("Hello. How can I help?");
        assertNoTurnOfTheCallers(call);
    }

    @Law
    void clicksNeverCostATurn() {
        ScriptedCall call = greeted();
        for (int i = 0; i < 8; i++) {
            call.noise(60);
            call.silent(400);
        }
        assertThat(call.recognizer.hearings).isZero();
        assertNoTurnOfTheCallers(call);
    }

    @Law
    void aCoughWhileWeListenIsNoTurn() {
        ScriptedCall call = greeted();
        call.noise(300);
        call.silent(3000);
        assertThat(call.ear.words()).isEqualTo("Hello. How can I help?");
        assertNoTurnOfTheCallers(call);
    }

    @Law
    void aHissOnTheLineIsNoSpeech() {
        ScriptedCall call = call("We are open from nine to five, and on Saturdays until noon.");
        call.caller.noise = 60;
        call.silent(6000);
        assertThat(call.ear.words()).isEqualTo("We are open from nine to five, and on Saturdays until noon.");
        assertNoTurnOfTheCallers(call);
    }

    @Law
    void aCallerIsHeardThroughAHiss() {
        ScriptedCall call = call("Hello.");
        call.caller.noise = 150;
        call.hearsOut();
        call.silent(3000);
        call.model.to(HOURS).says("From nine to five.");
        call.says(HOURS, 1000);
        call.silent(2500);
        assertThat(call.ear.words()).endsWith("|From nine to five.");
    }

    @Law
    void aSoundWithoutWordsIsAskedForButIsNoTurn() {
        ScriptedCall call = greeted();
        call.noise(1500);
        call.silent(2500);
        assertThat(call.ear.words()).endsWith("|Sorry?");
        assertNoTurnOfTheCallers(call);
    }

    @Law
    void aLineThatSendsNothingIsSilence() {
        ScriptedCall call = greeted();
        call.gap(7000);
        assertThat(call.ear.words()).endsWith("|Are you there?");
        assertNoTurnOfTheCallers(call);
    }

    @Law
    void clicksDoNotPutOffTheQuestionWhetherSomebodyIsThere() {
        ScriptedCall call = greeted();
        for (int i = 0; i < 4; i++) {
            call.silent(1800);
            call.noise(120);
        }
        call.silent(3000);
        assertThat(call.ear.words()).contains("Are you there?");
    }
}
