package dev.attendant.conversation.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.ScriptedCall;
import org.assertj.core.data.Offset;

class TakingTheFloorLawsTest extends LawsOfTheTalk {

    /** One frame, and what the recogniser takes. */
    private static final Offset<Integer> NEARLY = Offset.offset(100);

    @Law
    void aFinishedSentenceIsAnsweredAfterAShortSilence() {
        ScriptedCall call = greeted();
        call.model.to(HOURS).says("From nine to five.");
        call.says(HOURS, 1000);
        int ended = call.now();
        call.silent(2000);
        assertThat(call.ear.soundAfter(ended) - ended).isCloseTo(FINISHED, NEARLY);
    }

    @Law
    void wordsThatMayGoOnAreWaitedForLonger() {
        ScriptedCall call = greeted();
        call.says("my printer makes noises", 1000);
        int ended = call.now();
        call.silent(2000);
        assertThat(call.ear.soundAfter(ended) - ended).isCloseTo(OPEN, NEARLY);
    }

    @Law
    void aSentenceThatIsNotFinishedIsWaitedFor() {
        ScriptedCall call = greeted();
        call.says("I would like to", 800);
        call.silent(1300);
        call.says("book a table", 800);
        call.silent(2000);
        assertThat(call.turns()).contains("CALLER: I would like to book a table");
    }

    @Law
    void yesToAYesNoQuestionIsAnsweredAtOnce() {
        ScriptedCall call = call("Are you a customer?");
        call.hearsOut();
        call.says("yes", 400);
        int ended = call.now();
        call.silent(1000);
        assertThat(call.ear.soundAfter(ended) - ended).isCloseTo(FINISHED, NEARLY);
    }

    @Law
    void aCallerWhoMakesLongPausesIsNotCutOffOnceThatIsKnown() {
        ScriptedCall call = greeted();
        call.says("my printer", 500);
        for (int i = 0; i < 6; i++) {
            call.silent(560);
            call.says("makes noises", 500);
        }
        // would have been the end of a turn before
        call.silent(640);
        call.says("every day", 500);
        call.silent(2000);
        assertThat(call.turns()).filteredOn(turn -> turn.startsWith("CALLER")).hasSize(1);
    }

    @Law
    void theAttendantDoesNotBeginToSpeakWhileTheCallerDoes() {
        ScriptedCall call = greeted();
        call.model.to(HOURS).after(400).says("From nine to five.");
        call.says(HOURS, 800);
        call.silent(500);
        int began = call.now();
        call.says("on Sundays I mean and on holidays", 2000);
        assertThat(call.ear.isSoundBetween(began + 240, call.now())).isFalse();
        call.silent(2000);
        assertThat(call.ear.words()).doesNotContain("to five.");
    }

    @Law
    void whatTheCallerAddsWhileTheModelThinksIsAnsweredWithTheRest() {
        ScriptedCall call = greeted();
        call.model.to("my printer is broken").after(3000).says("Which one?");
        call.model.to("the red one").says("I see.");
        call.says("my printer is broken", 800);
        call.silent(900);
        call.says("the red one", 600);
        call.silent(2000);
        assertThat(call.ear.words()).endsWith("I see.").doesNotContain("Which one");
        assertThat(call.model.history()).extracting(Object::toString)
                .containsSubsequence("Caller[text=my printer is broken]", "Caller[text=the red one]");
    }

    @Law
    void aTurnThatNeverEndsIsEndedAfterHalfAMinute() {
        ScriptedCall call = greeted();
        for (int i = 0; i < 31; i++) {
            call.says("and so", 1000);
        }
        assertThat(call.turns()).hasSize(2).last().asString().startsWith("CALLER: and so and so");
    }

    @Law
    void aRecogniserThatTellsWordsOnlyInPausesDoesAsWell() {
        ScriptedCall call = greeted();
        call.recognizer.partialFrames = -1;
        call.recognizer.tellsInPauses = true;
        call.says("I would like to", 800);
        call.silent(1300);
        call.says("book a table", 800);
        call.silent(2000);
        assertThat(call.turns()).contains("CALLER: I would like to book a table");
    }
}
