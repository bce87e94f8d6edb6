package dev.attendant.conversation.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.ScriptedCall;
import dev.attendant.conversation.TestScenarios;
import dev.attendant.conversation.TransferOutcome;
import java.time.Duration;

class DeadAirLawsTest extends LawsOfTheTalk {

    /** So much silence, in milliseconds, a caller takes for a dead line. */
    private static final int HOLE = 2500;

    @Law
    void aModelThatTakesLongGetsAFewWordsInItsPlace() {
        ScriptedCall call = greeted();
        call.recognizer.partialFrames = -1;
        call.model.to(HOURS).after(2000).says("From nine to five.");
        call.says(HOURS, 800);
        int ended = call.now();
        call.silent(5000);
        assertThat(call.ear.wordsSince(ended)).isEqualTo("Let me see.|From nine to five.");
        assertThat(call.ear.soundAfter(ended) - ended).isBetween(800, OPEN + 800 + 160);
    }

    @Law
    void aToolThatTakesLongGetsThemToo() {
        ScriptedCall call = greeted(TestScenarios.fillers("A moment."));
        call.model.tool("bill", 2500);
        call.model.to("my bill please").says("I look it up.").uses("bill");
        call.model.to("bill").says("It is paid.");
        call.says("my bill please", 800);
        int ended = call.now();
        call.silent(7000);
        assertThat(call.ear.wordsSince(ended)).isEqualTo("I look it up.|A moment.|It is paid.");
    }

    @Law
    void anAnswerThatComesInTimeNeedsNone() {
        ScriptedCall call = greeted();
        call.model.to(HOURS).after(700).says("From nine to five.");
        call.says(HOURS, 800);
        int ended = call.now();
        call.silent(5000);
        assertThat(call.ear.wordsSince(ended)).isEqualTo("From nine to five.");
    }

    @Law
    void aFillerIsNeverTheSameTwiceInARow() {
        ScriptedCall call = greeted();
        call.model.to("my printer").after(2000).says("What about it?");
        for (int i = 0; i < 3; i++) {
            call.says("my printer", 800);
            call.silent(6000);
        }
        assertThat(call.ear.words()).containsSubsequence("Let me see.", "A moment.", "Let me see.");
        assertThat(call.ear.words().split("Let me see").length).isEqualTo(3);
        assertThat(call.ear.words().split("A moment").length).isEqualTo(2);
    }

    @Law
    void theOnlyFillerThereIsIsLeftOutTheNextTime() {
        ScriptedCall call = greeted(TestScenarios.fillers("Let me see."));
        call.model.to("my printer").after(1500).says("What about it?");
        for (int i = 0; i < 2; i++) {
            call.says("my printer", 800);
            call.silent(6000);
        }
        assertThat(call.ear.words().split("Let me see").length).isEqualTo(2);
    }

    @Law
    void aFillerIsNotInTheHistory() {
        ScriptedCall call = greeted();
        call.model.to("my printer").after(2000).says("What about it?");
        call.says("my printer", 800);
        call.silent(6000);
        call.says("it is broken", 800);
        call.silent(3000);
        assertThat(call.model.history()).extracting(Object::toString)
                .contains("Attendant[heard=What about it?]")
                .noneMatch(message -> message.contains("Let me see"));
    }

    @Law
    void aCallerMayTalkOverAFiller() {
        ScriptedCall call = greeted();
        call.model.to("my printer").after(4000).says("What about it?");
        call.model.to("it is broken").says("I see.");
        call.says("my printer", 800);
        call.silent(1500);
        call.says("it is broken", 800);
        call.silent(4000);
        assertThat(call.ear.words()).endsWith("|I see.").doesNotContain("What about it");
    }

    @Law
    void aSlowRecogniserMakesUsAskTheCallerToHold() {
        ScriptedCall call = greeted();
        call.recognizer.partialFrames = -1;
        call.recognizer.resultFrames = 150;
        call.model.to(HOURS).says("From nine to five.");
        call.says(HOURS, 800);
        int ended = call.now();
        call.silent(6000);
        assertThat(call.ear.wordsSince(ended)).isEqualTo("Please hold.|From nine to five.");
    }

    @Law
    void aRecogniserThatNeverAnswersLeavesNoHole() {
        ScriptedCall call = greeted();
        call.recognizer.resultFrames = 1000;
        call.says(HOURS, 800);
        int ended = call.now();
        call.silent(8000);
        assertThat(call.ear.wordsSince(ended)).startsWith("Please hold.|Let me see.|A");
        assertThat(call.ear.longestSilenceSince(ended)).isLessThan(HOLE);
    }

    @Law
    void neitherDoesOneThatOwesTheWordsOfAnInterruption() {
        ScriptedCall call = call("We are here all day long and we tell you all about it at great length.");
        call.recognizer.resultFrames = 1000;
        call.silent(1000);
        call.says("stop please", 700);
        int ended = call.now();
        call.silent(8000);
        assertThat(call.ear.wordsSince(ended)).startsWith("Please hold.|Let me see.").doesNotContain("length");
        assertThat(call.ear.longestSilenceSince(ended)).isLessThan(HOLE);
    }

    @Law
    void aVoiceThatStallsLeavesNoneEitherAndCountsAsFailedAllTheSame() {
        ScriptedCall call = greeted();
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        call.voice.stalled.add("From nine to five.");
        call.model.to(HOURS).says("From nine to five.");
        call.says(HOURS, 800);
        int ended = call.now();
        call.silent(10_500);
        assertThat(call.ear.wordsSince(ended)).startsWith("Let me see.|Please hold.|A moment.")
                .endsWith("Something failed here.");
        assertThat(call.ear.longestSilenceSince(ended)).isLessThan(HOLE);
        call.silent(1000);
        assertThat(call.results).containsExactly(CallResult.TRANSFERRED);
    }

    @Law
    void withoutFillersTheCallerIsAskedToHoldAsOftenAsItTakes() {
        ScriptedCall call = greeted(TestScenarios.fillers());
        call.model.to(HOURS).after(7000).says("From nine to five.");
        call.says(HOURS, 800);
        int ended = call.now();
        call.silent(9500);
        assertThat(call.ear.wordsSince(ended)).startsWith("Please hold.|Please hold.").endsWith("From nine to five.");
        assertThat(call.ear.longestSilenceSince(ended)).isLessThan(HOLE);
    }

    @Law
    void aSilentCallerIsAskedTwiceAndThenSentToAPerson() {
        ScriptedCall call = greeted();
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        call.silent(25_000);
        assertThat(call.ear.words()).isEqualTo("Hello. How can I help?|Are you there?|Hello?|I will connect you.");
        assertThat(call.results).containsExactly(CallResult.TRANSFERRED);
    }

    @Law
    void aCallerWhoInterruptsAToolHearsAFewWordsWhileItFinishes() {
        ScriptedCall call = greeted(TestScenarios.fillers("A moment.", "Let me see."));
        call.model.tool("bill", 6000);
        call.model.to("pay my bill").says("I do that.").uses("bill");
        call.model.to("and quickly").says("Yes.");
        call.says("pay my bill", 600);
        call.silent(2000);
        call.says("and quickly", 600);
        int ended = call.now();
        call.silent(7000);
        assertThat(call.ear.wordsSince(ended)).matches("(A moment|Let me see)\\..*\\|Yes\\.");
        assertThat(call.ear.soundAfter(ended) - ended).isLessThan(OPEN + 1000);
    }

    @Law
    void aNoticeThatFindsTheAttendantSilencedIsSpokenOnceTheCallersWordsAreThere() {
        ScriptedCall call = greeted();
        call.recognizer.partialFrames = -1;
        call.model.to(HOURS).after(2000).says("<notice>It costs five.</notice> Do you agree?");
        call.says(HOURS, 800);
        call.silent(1500);
        call.recognizer.resultFrames = 30;
        call.says("hello there", 400);
        int ended = call.now();
        call.silent(4000);
        assertThat(call.ear.wordsSince(ended)).contains("It costs five.");
        assertThat(call.ear.soundAfter(ended) - ended).as("with the words").isBetween(OPEN + 560, OPEN + 700);
    }

    @Law
    void aModelThatBreaksInAnyWayCostsASentenceAndTheCallerReachesAPerson() {
        ScriptedCall call = greeted();
        call.outcomes.add(new TransferOutcome.Connected("a", Duration.ZERO));
        call.model.broken = true;
        call.says(HOURS, 800);
        call.silent(5000);
        assertThat(call.ear.words()).endsWith("|Something failed here.");
        assertThat(call.results).containsExactly(CallResult.TRANSFERRED);
    }
}
