package dev.attendant.conversation.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.ScriptedCall;

class BargeInLawsTest extends LawsOfTheTalk {

    private static final String LONG = "We are open from nine to five, and on Saturdays until noon.";

    @Law
    void speechOverTheAttendantSilencesItWithinAQuarterOfASecond() {
        ScriptedCall call = call(LONG);
        call.silent(1500);
        int began = call.now();
        call.says("and on Sundays", 900);
        assertThat(call.ear.soundEnded() - began).isLessThanOrEqualTo(250);
        assertThat(call.ear.isSoundBetween(began + 260, call.now())).isFalse();
    }

    @Law
    void wordsCancelTheRest() {
        ScriptedCall call = call(LONG);
        call.model.to("stop please").says("Yes?");
        call.silent(1500);
        call.says("stop please", 700);
        call.silent(3000);
        assertThat(call.ear.words()).startsWith("We are open from").endsWith("|Yes?").doesNotContain("noon");
        assertThat(call.events(CallEvent.BargedIn.class)).hasSize(1);
        assertThat(call.events(CallEvent.Resumed.class)).isEmpty();
    }

    @Law
    void aListenersMmHmDoesNotTakeTheFloor() {
        ScriptedCall call = call(LONG);
        call.silent(1500);
        call.says("mm-hm", 400);
        call.silent(6000);
        assertThat(call.ear.words()).endsWith("and on Saturdays until noon.");
        assertThat(call.events(CallEvent.Resumed.class)).hasSize(1);
        assertThat(call.model.prompts).isEmpty();
        assertThat(call.turns()).noneMatch(turn -> turn.startsWith("CALLER"));
    }

    @Law
    void aVeryShortMmHmDoesNotEvenMakeAPause() {
        ScriptedCall call = call(LONG);
        call.silent(1500);
        call.says("mm-hm", 200);
        call.silent(5000);
        assertThat(call.ear.words()).isEqualTo(LONG);
        assertThat(call.model.prompts).isEmpty();
    }

    @Law
    void theReplyGoesOnAtTheBeginningOfTheWordInWhichItStopped() {
        // 60 ms a character: "Saturdays" lasts from 2320 to 2860 ms
        ScriptedCall call = call(LONG);
        call.silent(2300);
        call.noise(300);
        call.silent(5000);
        assertThat(call.ear.words()).isEqualTo("We are open from nine to five, and on Sat|Saturdays until noon.");
    }

    @Law
    void aCoughDoesNotStopTheAttendantForGood() {
        ScriptedCall call = call(LONG);
        call.silent(1000);
        call.noise(400);
        call.silent(6000);
        assertThat(call.ear.words()).endsWith("Saturdays until noon.");
        assertThat(call.model.prompts).isEmpty();
    }

    @Law
    void aResumedReplyNeverRacesTheEndOfTheTurn() {
        ScriptedCall call = call(LONG);
        call.model.to("no I would like to know about Sundays").says("On Sundays we are closed.");
        call.silent(1000);
        call.says("no I would like to", 900);
        int paused = call.now();
        call.silent(1400);
        call.says("know about Sundays", 800);
        assertThat(call.ear.isSoundBetween(paused, call.now())).as("while the turn may still go on").isFalse();
        call.silent(4000);
        assertThat(call.events(CallEvent.Resumed.class)).isEmpty();
        assertThat(call.ear.words()).endsWith("|On Sundays we are closed.").doesNotContain("noon");
    }

    @Law
    void aRecogniserThatTakesLongOverWordsThatAreKnownToBeThereIsWaitedFor() {
        ScriptedCall call = call(LONG);
        call.recognizer.resultFrames = 200;
        call.model.to("stop please").says("Yes?");
        call.silent(1000);
        call.says("stop please", 700);
        call.silent(7000);
        assertThat(call.events(CallEvent.Resumed.class)).isEmpty();
        assertThat(call.ear.words()).endsWith("|Yes?");
    }

    @Law
    void musicOverTheAttendantDoesNotSilenceItForGood() {
        ScriptedCall call = greeted();
        call.model.to(HOURS).says(LONG);
        call.says(HOURS, 800);
        call.silent(1000);
        int began = call.now();
        call.noise(8000);
        assertThat(call.ear.wordsSince(began)).endsWith("until noon.");
        assertThat(call.events(CallEvent.Resumed.class)).hasSize(1);
    }

    @Law
    void okayToAQuestionIsAnAnswer() {
        ScriptedCall call = call("I can book it for Monday, is that all right with you?");
        call.model.to("okay").says("It is booked.");
        call.silent(2500);
        call.says("okay", 400);
        call.silent(3000);
        assertThat(call.ear.words()).endsWith("|It is booked.");
        assertThat(call.turns()).contains("CALLER: okay");
    }

    @Law
    void okayToWhatComesBeforeTheQuestionIsNone() {
        ScriptedCall call = call("I can book it for Monday at noon. Is that all right with you?");
        call.silent(1000);
        call.says("okay", 400);
        call.silent(6000);
        assertThat(call.ear.words()).endsWith("Is that all right with you?");
        assertThat(call.model.prompts).isEmpty();
    }

    @Law
    void anOkayThatBecomesASentenceTakesTheFloor() {
        ScriptedCall call = call(LONG);
        call.model.to("okay but I meant Sunday").says("Closed.");
        call.silent(1000);
        call.says("okay but I meant Sunday", 1500);
        call.silent(3000);
        assertThat(call.ear.words()).endsWith("|Closed.").doesNotContain("noon");
    }

    @Law
    void ourOwnEchoNeverBargesIn() {
        ScriptedCall call = call(LONG);
        call.caller.echoDb = -30;
        call.silent(5000);
        assertThat(call.ear.words()).isEqualTo(LONG);
        assertThat(call.recognizer.hearings).isZero();
    }

    @Law
    void aCallerIsHeardThroughOurEcho() {
        ScriptedCall call = call(LONG);
        call.caller.echoDb = -30;
        call.model.to("stop please").says("Yes?");
        call.silent(1500);
        call.says("stop please", 700);
        call.silent(3000);
        assertThat(call.ear.words()).endsWith("|Yes?");
    }

    @Law
    void aNoticeIsHeardToItsEndAndWhatWasSaidMeanwhileIsAnsweredAfterIt() {
        ScriptedCall call = call("<notice>This call is recorded for quality.</notice> " + LONG);
        call.model.to("a person please").says("Why?");
        call.silent(500);
        call.says("a person please", 700);
        call.silent(5000);
        assertThat(call.ear.words()).isEqualTo("This call is recorded for quality. Why?");
        assertThat(call.turns())
                .startsWith("ATTENDANT: This call is recorded for quality.", "CALLER: a person please");
    }

    @Law
    void aListenersOkayDuringANoticeChangesNothing() {
        ScriptedCall call = call("<notice>This call is recorded for quality.</notice> Is that clear to you?");
        call.silent(500);
        call.says("okay", 400);
        call.silent(5000);
        assertThat(call.ear.words()).isEqualTo("This call is recorded for quality. Is that clear to you?");
    }

    @Law
    void digitsPressedDuringANoticeAreNotLost() {
        ScriptedCall call = call("<notice>This call is recorded for quality.</notice> " + LONG);
        call.model.to("[2]").says("Two.");
        call.silent(500);
        call.presses("2");
        call.silent(5000);
        assertThat(call.ear.words()).isEqualTo("This call is recorded for quality. Two.");
    }

    @Law
    void aNoticeThatIsStillBeingWrittenIsNotInterruptedBetweenItsSentences() {
        ScriptedCall call = greeted();
        call.model.to(HOURS)
                .says("<notice>It costs five. ").after(4000).says("And five more.</notice> Do you agree?");
        call.model.to("no thanks").says("Well.");
        call.says(HOURS, 800);
        call.silent(1300);
        call.says("no thanks", 600);
        call.silent(5000);
        assertThat(call.ear.words()).contains("It costs five.").endsWith("And five more. Well.");
    }

    @Law
    void aReplyThatWordsHaveCutShortIsNotGoneOnWithWhenTheyTurnOutToBeNone() {
        ScriptedCall call = greeted();
        call.model.to(HOURS).says("We are open from nine to five. ").after(4000).says("On Sundays we are closed.");
        call.says(HOURS, 800);
        call.silent(1300);
        call.recognizer.writes("");
        call.says("uh eh", 500);
        call.silent(4000);
        assertThat(call.ear.words()).endsWith("|Sorry?");
        assertThat(call.events(CallEvent.Resumed.class)).isEmpty();
    }

    @Law
    void nothingIsSaidOverACallerWhoSpeaksOnThoughTheyBeganWithMmHm() {
        ScriptedCall call = call(LONG);
        call.silent(1000);
        call.says("okay", 400);
        int began = call.now();
        call.says("but what about the other office in the town", 3000);
        assertThat(call.ear.isSoundBetween(began, call.now())).isFalse();
        call.silent(1000);
        assertThat(call.turns()).contains("CALLER: okay but what about the other office in the town");
    }

    @Law
    void theEndOfAReplyMayBeInterruptedLikeItsMiddle() {
        ScriptedCall call = call("How can I help you today?");
        call.model.to(HOURS).says("From nine to five.");
        call.silent(1400);
        call.says(HOURS, 900);
        call.silent(3000);
        assertThat(call.ear.words()).endsWith("|From nine to five.");
        assertThat(call.turns()).contains("CALLER: " + HOURS);
    }
}
