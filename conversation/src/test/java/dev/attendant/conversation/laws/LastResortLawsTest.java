package dev.attendant.conversation.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Limits;
import dev.attendant.conversation.ScriptedCall;
import dev.attendant.conversation.TestScenarios;
import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.conversation.engine.BuiltInTools;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** What is left to a caller when the recogniser or the voice is gone. */
class LastResortLawsTest extends LawsOfTheTalk {

    private static final TransferOutcome CONNECTED = new TransferOutcome.Connected("a", Duration.ofSeconds(9));
    private static final String CHOICES =
            "For our hours, press 1. For a fault, press 2. For the end, press 3. For a person, press 0.";
    private static final String MENU = "I cannot hear you. " + CHOICES;
    private static final String APOLOGY = "Something failed here.";

    /** A call in which the recogniser fails at the caller's first words. */
    private ScriptedCall unheard() {
        ScriptedCall call = greeted(TestScenarios.menu());
        call.recognizer.fails = true;
        call.says(HOURS, 800);
        return call;
    }

    private ScriptedCall inTheMenu() {
        ScriptedCall call = unheard();
        call.outcomes.add(CONNECTED);
        call.hearsOut();
        return call;
    }

    @Law
    void aCallerWhomNobodyCanHearIsOfferedAMenuOfDigits() {
        ScriptedCall call = unheard();
        call.hearsOut();
        assertThat(call.ear.words()).endsWith("|" + MENU);
        assertThat(call.events(CallEvent.MenuOffered.class)).hasSize(1);
        assertThat(call.events(CallEvent.Failed.class)).extracting(CallEvent.Failed::role).containsExactly("recognizer");
        assertThat(call.transfers).isEmpty();
    }

    @Law
    void whatIsChosenIsAnsweredAndTheMenuIsOfferedAgain() {
        ScriptedCall call = inTheMenu();
        for (int time = 0; time < 2; time++) {
            call.presses("1");
            call.hearsOut();
            assertThat(call.ear.words()).endsWith("|From nine to five. " + CHOICES);
        }
        assertThat(call.turns()).endsWith(
                "ATTENDANT: " + MENU, "CALLER: [1]", "ATTENDANT: From nine to five. " + CHOICES, "CALLER: [1]");
        call.presses("3");
        call.hearsOut();
        assertThat(call.ear.words()).endsWith("|Bye.");
        assertThat(call.results).containsExactly(CallResult.COMPLETED);
    }

    @Law
    void aChosenQueueIsTheOneThatTheCallerIsSentToAndItsAgentKnowsWhy() {
        ScriptedCall call = inTheMenu();
        call.presses("2");
        call.silent(4000);
        assertThat(call.ear.words()).endsWith("|I send you on.");
        assertThat(call.transfers).extracting(Transfer::queue).containsExactly("faults");
        assertThat(call.transfers).extracting(Transfer::summary).containsExactly("a fault");
        assertThat(call.results).containsExactly(CallResult.TRANSFERRED);
    }

    @Law
    void aDigitCutsTheMenuOffAsSoonAsItIsPressed() {
        ScriptedCall call = unheard();
        call.silent(2000);
        call.presses("1");
        call.hearsOut();
        assertThat(call.ear.words()).endsWith(" From nine to five. " + CHOICES).doesNotContain(MENU);
    }

    @Law
    void speechNeitherCutsTheMenuOffNorAsksTheRecogniser() {
        ScriptedCall call = unheard();
        call.outcomes.add(CONNECTED);
        call.silent(1500);
        int hearings = call.recognizer.hearings;
        call.says("can you really not hear me at all", 2500);
        call.hearsOut();
        call.says("hello hello", 1000);
        call.silent(1000);
        assertThat(call.ear.words()).endsWith("|" + MENU);
        assertThat(call.recognizer.hearings).isEqualTo(hearings);
        assertThat(call.events(CallEvent.Failed.class)).hasSize(1);
    }

    @Law
    void wordsThatCameTooLateForTheTalkDoNotAnswerTheMenu() {
        ScriptedCall call = greeted(TestScenarios.menu());
        call.recognizer.fails = true;
        call.recognizer.resultFrames = 50;
        call.says(HOURS, 800);
        call.silent(700);
        call.says("and where are you", 800);
        call.hearsOut();
        assertThat(call.ear.words()).endsWith("|" + MENU);
        assertThat(call.events(CallEvent.Failed.class)).hasSize(1);
    }

    @Law
    void aCallerWhoPressesNothingReachesAPerson() {
        ScriptedCall call = inTheMenu();
        int first = call.now();
        call.silent(40_000);
        assertThat(call.ear.wordsSince(first)).isEqualTo(MENU + "|" + MENU + "|I will connect you.");
        assertThat(call.transfers).extracting(Transfer::queue).containsExactly("support");
        assertThat(call.results).containsExactly(CallResult.TRANSFERRED);
    }

    @Law
    void aCallerWhoPressesOnlyWrongDigitsReachesAPerson() {
        ScriptedCall call = inTheMenu();
        for (int time = 0; time < 2; time++) {
            call.presses("7");
            call.hearsOut();
            assertThat(call.ear.words()).endsWith("|" + MENU);
        }
        call.presses("#");
        call.silent(4000);
        assertThat(call.ear.words()).endsWith("|One moment, a colleague comes.");
        assertThat(call.transfers).hasSize(1);
    }

    @Law
    void aCallerWhoPressesOnAndOnReachesAPersonToo() {
        try (ScriptedCall call = new ScriptedCall(
                TestScenarios.menu(), new Limits(Duration.ofMinutes(10), 3, Duration.ofSeconds(5)))) {
            call.outcomes.add(CONNECTED);
            call.begins();
            call.hearsOut();
            call.recognizer.fails = true;
            call.says(HOURS, 800);
            for (int time = 0; time < 4; time++) {
                call.hearsOut();
                call.presses("1");
            }
            call.silent(4000);
            assertThat(call.ear.words()).endsWith("|One moment, a colleague comes.");
            assertThat(call.transfers).hasSize(1);
        }
    }

    @Law
    void theHandOverKeyReachesAPersonInTheMiddleOfTheMenu() {
        ScriptedCall call = unheard();
        call.outcomes.add(CONNECTED);
        call.silent(2000);
        call.presses("0");
        call.silent(4000);
        assertThat(call.ear.words()).endsWith(" One moment, a colleague comes.").doesNotContain("press 0");
        assertThat(call.results).containsExactly(CallResult.TRANSFERRED);
    }

    @Law
    void whenNobodyTakesTheCallTheMenuGoesOn() {
        ScriptedCall call = inTheMenu();
        call.outcomes.clear();
        call.presses("2");
        call.hearsOut();
        call.hearsOut();
        assertThat(call.ear.words()).endsWith("|Nobody is free. " + CHOICES);
        call.says("hello", 500);
        call.presses("1");
        call.hearsOut();
        assertThat(call.ear.words()).endsWith("From nine to five. " + CHOICES);
        assertThat(call.events(CallEvent.Failed.class)).hasSize(1);
    }

    @Law
    void aCallerWhomNobodyCanHearAndNobodyTakesIsGivenBackToTheDialplanAtLast() {
        ScriptedCall call = inTheMenu();
        call.outcomes.clear();
        call.silent(120_000);
        assertThat(call.transfers).hasSize(3);
        assertThat(call.results).containsExactly(CallResult.NO_AGENT);
    }

    @Law
    void aScenarioThatOffersNothingCostsASentenceAndTheCallerReachesAPerson() {
        ScriptedCall call = greeted();
        call.outcomes.add(CONNECTED);
        call.recognizer.fails = true;
        call.says(HOURS, 800);
        call.silent(5000);
        assertThat(call.ear.words()).endsWith("|" + APOLOGY);
        assertThat(call.results).containsExactly(CallResult.TRANSFERRED);
        assertThat(call.events(CallEvent.MenuOffered.class)).isEmpty();
    }

    @Law
    void aDeadVoiceStillSaysTheRecordedApology() {
        ScriptedCall call = greeted();
        call.outcomes.add(CONNECTED);
        call.voice.remembered.add(APOLOGY);
        call.voice.fails = true;
        call.model.to(HOURS).says("From nine to five.");
        call.says(HOURS, 800);
        call.silent(5000);
        assertThat(call.ear.words()).endsWith("|" + APOLOGY);
        assertThat(call.transferredAt.getFirst()).isGreaterThanOrEqualTo(call.ear.soundEnded());
        assertThat(call.results).containsExactly(CallResult.TRANSFERRED);
        assertThat(call.events(CallEvent.Failed.class)).extracting(CallEvent.Failed::role).containsExactly("synthesizer");
    }

    @Law
    void aVoiceThatRemembersNothingLeadsToAPersonAtOnce() {
        ScriptedCall call = greeted();
        call.outcomes.add(CONNECTED);
        call.voice.fails = true;
        call.model.to(HOURS).says("From nine to five.");
        call.says(HOURS, 800);
        int said = call.now();
        call.silent(5000);
        assertThat(call.ear.wordsSince(said)).isEmpty();
        assertThat(call.transferredAt.getFirst() - said).isLessThan(1000);
        assertThat(call.results).containsExactly(CallResult.TRANSFERRED);
    }

    @Law
    void aVoiceThatDiesAtAPromiseKeepsThePromise() {
        ScriptedCall call = greeted(TestScenarios.menu());
        call.outcomes.add(CONNECTED);
        call.voice.remembered.add(APOLOGY);
        call.voice.fails = true;
        call.model.to("it is broken").says("I send you on.")
                .uses(BuiltInTools.TRANSFER, new JsonObject().put("queue", "faults").put("summary", "it is broken"));
        call.says("it is broken", 800);
        call.silent(5000);
        assertThat(call.ear.words()).endsWith("|" + APOLOGY);
        assertThat(call.transfers).extracting(Transfer::queue).containsExactly("faults");
    }

    @Law
    void aMenuThatCannotBeSpokenCostsTheApologyAndTheCallerReachesAPerson() {
        ScriptedCall call = greeted(TestScenarios.menu());
        call.outcomes.add(CONNECTED);
        call.voice.remembered.add(APOLOGY);
        call.voice.fails = true;
        call.recognizer.fails = true;
        call.says(HOURS, 800);
        call.silent(6000);
        assertThat(call.ear.words()).endsWith("|" + APOLOGY);
        assertThat(call.results).containsExactly(CallResult.TRANSFERRED);
        assertThat(call.events(CallEvent.Failed.class)).extracting(CallEvent.Failed::role)
                .containsExactly("recognizer", "synthesizer");
    }

    @Law
    void aCallerWhoHangsUpInTheMenuIsNotTransferred() {
        ScriptedCall call = unheard();
        call.silent(2000);
        call.hangsUp();
        call.silent(2000);
        assertThat(call.transfers).isEmpty();
        assertThat(call.results).containsExactly(CallResult.CALLER_HUNG_UP);
    }

    @Law
    void aTalkThatMustEndEndsWithAPersonInTheMenuToo() {
        ScriptedCall call = inTheMenu();
        call.mustEnd();
        call.silent(5000);
        assertThat(call.ear.words()).endsWith("|One moment, a colleague comes.");
        assertThat(call.results).containsExactly(CallResult.TRANSFERRED);
    }
}
