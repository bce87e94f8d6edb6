package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.Line;
import dev.attendant.conversation.LineOpening;
import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.server.calls.Await;
import dev.attendant.server.contract.Afterwards.Fate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised when the caller hangs up, at any time; see {@link PhoneCallContract}. */
abstract class HangupContract extends TransferContract {

    @Test
    void aCallerWhoHangsUpBeforeTheLineIsOpenedIsGone() throws Exception {
        CompletableFuture<Void> seen = new CompletableFuture<>();
        try (Call<LineOpening> call = call(talk -> {
            seen.complete(null);
            assertIsGone(talk);
            LineOpening opening = opening(talk);
            talk.release(CallResult.CALLER_HUNG_UP);
            return opening;
        })) {
            in(seen);
            call.phone().hangUp();
            assertThat(call.result()).isInstanceOf(LineOpening.CallerGone.class);
        }
    }

    @Test
    void aHangupWhileTheAttendantSpeaksEndsTheLine() throws Exception {
        try (Call<Heard> call = call(talk -> {
            Line line = open(talk);
            Heard heard = line.exchange(tone(ATTENDANT_HERTZ, 15_000, Expect.NOTHING));
            assertThat(talk.alive()).isFalse();
            talk.release(CallResult.CALLER_HUNG_UP);
            return heard;
        })) {
            call.awaitTone(ATTENDANT_HERTZ);
            call.phone().hangUp();
            assertThat(call.result()).isInstanceOfSatisfying(
                    Heard.LineEnded.class, ended -> assertThat(ended.reason()).isNotBlank());
            assertThat(call.phone().afterwards().fate()).isEqualTo(Fate.CALLER_HUNG_UP);
        }
    }

    @Test
    void aHangupWhileTheAttendantWaitsForAnAnswerEndsTheLine() throws Exception {
        try (Call<Heard> call = call(talk -> {
            Line line = open(talk);
            Heard heard = line.exchange(tone(ATTENDANT_HERTZ, 400, Expect.SPEECH));
            while (heard instanceof Heard.Silence) {
                heard = line.exchange(nothing());
            }
            assertThat(talk.alive()).isFalse();
            talk.release(CallResult.CALLER_HUNG_UP);
            return heard;
        })) {
            Await.until("all of the question", SOON,
                    () -> ToneHeard.in(call.phone().heard()).millis() >= 400 - EXACT_MILLIS,
                    () -> ToneHeard.in(call.phone().heard()));
            call.phone().hangUp();
            assertThat(call.result()).isInstanceOf(Heard.LineEnded.class);
        }
    }

    @Test
    void afterAHangupTheLineCannotBeOpenedAgain() throws Exception {
        try (Call<LineOpening> call = call(talk -> {
            open(talk).exchange(tone(ATTENDANT_HERTZ, 15_000, Expect.NOTHING));
            LineOpening again = opening(talk);
            talk.release(CallResult.CALLER_HUNG_UP);
            return again;
        })) {
            call.awaitTone(ATTENDANT_HERTZ);
            call.phone().hangUp();
            assertThat(call.result()).isInstanceOf(LineOpening.CallerGone.class);
        }
    }

    @Test
    void aCallerWhoHangsUpInTheQueueHasLeft() throws Exception {
        String queue = pbx.queue(Agents.NOBODY_ANSWERS);
        try (Call<TransferOutcome> call = call(talk -> {
            Line line = open(talk);
            line.exchange(tone(ATTENDANT_HERTZ, 400, Expect.NOTHING));
            line.close();
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, "help"));
            assertThat(talk.alive()).isFalse();
            talk.release(CallResult.CALLER_HUNG_UP);
            return outcome;
        })) {
            call.awaitTone(ATTENDANT_HERTZ);
            call.phone().awaitQueued(queue);
            call.phone().hangUp();
            assertThat(call.result()).isInstanceOf(TransferOutcome.CallerLeft.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallerWhoHungUpBeforeTheTransferHasLeftAndNoAgentIsCalled(boolean answered) throws Exception {
        String queue = pbx.queue(Agents.ANSWER_AND_STAY);
        CompletableFuture<Void> seen = new CompletableFuture<>();
        try (Call<TransferOutcome> call = call(talk -> {
            if (answered) {
                open(talk).close();
            }
            seen.complete(null);
            assertIsGone(talk);
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, "help"));
            talk.release(CallResult.CALLER_HUNG_UP);
            return outcome;
        })) {
            in(seen);
            call.phone().hangUp();
            assertThat(call.result()).isInstanceOf(TransferOutcome.CallerLeft.class);
            assertThat(call.phone().agentWasCalled(queue)).isFalse();
        }
    }

    /** The agent took the call: that the caller was the first to hang up does not change it. */
    @Test
    void aCallerWhoHangsUpOnTheAgentHasBeenConnected() throws Exception {
        String queue = pbx.queue(Agents.ANSWER_AND_STAY);
        try (Call<TransferOutcome> call = call(talk -> {
            open(talk).close();
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, "help"));
            assertThat(talk.alive()).isFalse();
            talk.release(CallResult.TRANSFERRED);
            return outcome;
        })) {
            ContractAgent agent = call.phone().awaitAgent(queue);
            agent.awaitTalk();
            call.phone().hangUp();
            assertThat(connected(call.result()).agent()).isEqualTo(agent.name());
            assertThat(call.phone().afterwards().fate()).isEqualTo(Fate.CALLER_HUNG_UP);
        }
    }
}
