package dev.attendant.conversation.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Limits;
import dev.attendant.conversation.ScriptedCall;
import dev.attendant.conversation.TestScenarios;
import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.conversation.engine.BuiltInTools;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

class HandOverLawsTest extends LawsOfTheTalk {

    private static final String PERSON = "a person please";
    private static final TransferOutcome CONNECTED = new TransferOutcome.Connected("a", Duration.ofSeconds(9));

    private ScriptedCall promised() {
        ScriptedCall call = greeted();
        call.outcomes.add(CONNECTED);
        call.model.to(PERSON)
                .says("I will connect you with a colleague.")
                .uses(BuiltInTools.TRANSFER, new JsonObject().put("summary", "wants a person"));
        call.says(PERSON, 800);
        return call;
    }

    @Law
    void aPromisedTransferHappens() {
        ScriptedCall call = promised();
        call.silent(8000);
        assertThat(call.transfers).extracting(Transfer::summary).containsExactly("wants a person");
        assertThat(call.results).containsExactly(CallResult.TRANSFERRED);
    }

    @Law
    void theHandOverSentenceIsHeardToItsLastSampleBeforeTheTransfer() {
        ScriptedCall call = promised();
        call.silent(8000);
        assertThat(call.ear.words()).endsWith("|I will connect you with a colleague.");
        assertThat(call.transferredAt.getFirst()).isGreaterThanOrEqualTo(call.ear.soundEnded());
        assertThat(call.transferredAt.getFirst() - call.ear.soundEnded()).as("and not long after it").isLessThan(200);
    }

    @Law
    void speechOverTheHandOverSentenceDoesNotStopIt() {
        ScriptedCall call = promised();
        call.silent(1200);
        call.says("thank you very much", 900);
        call.presses("5");
        call.silent(6000);
        assertThat(call.ear.words()).endsWith("|I will connect you with a colleague.");
        assertThat(call.transfers).hasSize(1);
    }

    @Law
    void aPromiseThatTheCallerInterruptsBeforeItIsMadeIsNotKept() {
        ScriptedCall call = greeted();
        call.model.to(PERSON).says("I could send you to sales. ").after(2500).uses(BuiltInTools.TRANSFER);
        call.model.to("no not to sales").says("Where then?");
        call.says(PERSON, 800);
        call.silent(1300);
        call.says("no not to sales", 900);
        call.silent(5000);
        assertThat(call.transfers).isEmpty();
        assertThat(call.ear.words()).endsWith("|Where then?");
    }

    @Law
    void aCoughOverAPromiseThatIsStillBeingMadeDoesNotUndoIt() {
        ScriptedCall call = greeted();
        call.outcomes.add(CONNECTED);
        call.model.to(PERSON).says("I will send you to sales. ").after(1500).uses(BuiltInTools.TRANSFER);
        call.says(PERSON, 800);
        call.silent(1000);
        call.noise(300);
        call.silent(6000);
        assertThat(call.ear.words()).endsWith("send you to sales.");
        assertThat(call.transfers).hasSize(1);
    }

    @Law
    void aCallerWhoHangsUpDuringTheHandOverSentenceIsNotTransferred() {
        ScriptedCall call = promised();
        call.silent(1500);
        call.hangsUp();
        call.silent(3000);
        assertThat(call.transfers).isEmpty();
        assertThat(call.results).containsExactly(CallResult.CALLER_HUNG_UP);
    }

    @Law
    void whenNobodyTakesTheCallTheTalkGoesOnAndSaysSo() {
        ScriptedCall call = promised();
        call.outcomes.clear();
        call.model.to("never mind").says("Goodbye then.").uses(BuiltInTools.HANG_UP);
        call.silent(6500);
        assertThat(call.ear.words()).endsWith("|Nobody is free.");
        call.says("never mind", 600);
        call.silent(4000);
        assertThat(call.ear.words()).endsWith("|Goodbye then.");
        assertThat(call.results).containsExactly(CallResult.COMPLETED);
    }

    @Law
    void theHandOverKeyReachesAPersonWhileTheAttendantStillSpeaks() {
        ScriptedCall call = call("Hello and welcome to all of you. How can I help?");
        call.outcomes.add(CONNECTED);
        call.silent(500);
        call.presses("0");
        call.silent(6000);
        assertThat(call.ear.words()).endsWith(" One moment, a colleague comes.").doesNotContain("help");
        assertThat(call.transfers).hasSize(1);
    }

    @Law
    void theHandOverKeyReachesAPersonWhileTheModelThinks() {
        ScriptedCall call = greeted();
        call.outcomes.add(CONNECTED);
        call.model.to(HOURS).after(60_000).says("From nine to five.");
        call.says(HOURS, 800);
        call.silent(700);
        call.presses("0");
        call.silent(5000);
        assertThat(call.transfers).hasSize(1);
    }

    @Law
    void aTalkThatMustEndEndsWithAPerson() {
        ScriptedCall call = greeted();
        call.outcomes.add(CONNECTED);
        call.mustEnd();
        call.silent(5000);
        assertThat(call.ear.words()).endsWith("|One moment, a colleague comes.");
        assertThat(call.results).containsExactly(CallResult.TRANSFERRED);
    }

    @Law
    void aTalkThatHasLastedTooLongEndsWithAPerson() {
        try (ScriptedCall call = new ScriptedCall(
                TestScenarios.SUPPORT, new Limits(Duration.ofSeconds(5), 20, Duration.ofSeconds(5)))) {
            call.outcomes.add(CONNECTED);
            call.begins();
            call.silent(10_000);
            assertThat(call.ear.words()).endsWith("|One moment, a colleague comes.");
            assertThat(call.transferredAt.getFirst()).isBetween(5000, 7500);
        }
    }

    @Law
    void aModelThatFailsCostsASentenceAndTheCallerReachesAPerson() {
        ScriptedCall call = greeted();
        call.outcomes.add(CONNECTED);
        call.model.to(HOURS).fails();
        call.says(HOURS, 800);
        call.silent(5000);
        assertThat(call.ear.words()).endsWith("|Something failed here.");
        assertThat(call.transfers).hasSize(1);
    }

    @Law
    void aGoodbyeIsHeardToItsEnd() {
        ScriptedCall call = greeted();
        call.model.to("that is all").says("Thank you for calling us.").uses(BuiltInTools.HANG_UP);
        call.says("that is all", 600);
        call.silent(1200);
        call.says("bye", 400);
        call.silent(4000);
        assertThat(call.ear.words()).endsWith("|Thank you for calling us.");
        assertThat(call.results).containsExactly(CallResult.COMPLETED);
    }

    @Law
    void theHandOverKeyReachesAPersonWhileAToolFinishesThatWasInterrupted() {
        ScriptedCall call = greeted(TestScenarios.fillers());
        call.outcomes.add(CONNECTED);
        call.model.tool("bill", 60_000);
        call.model.to("pay my bill").says("I do that.").uses("bill");
        call.says("pay my bill", 600);
        call.silent(2000);
        call.says("and quickly", 600);
        call.silent(1000);
        call.presses("0");
        call.silent(5000);
        assertThat(call.transfers).hasSize(1);
    }

    @Law
    void aSecondReasonToEndDoesNotCutOffTheHandOverSentence() {
        ScriptedCall call = greeted();
        call.outcomes.add(CONNECTED);
        call.mustEnd();
        call.silent(700);
        call.mustEnd();
        call.silent(5000);
        assertThat(call.ear.words()).endsWith("|One moment, a colleague comes.");
        assertThat(call.transfers).hasSize(1);
    }
}
