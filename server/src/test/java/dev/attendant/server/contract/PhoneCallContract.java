package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Line;
import dev.attendant.server.contract.Afterwards.Fate;
import dev.attendant.testcalls.asterisk.FreePorts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a {@link dev.attendant.conversation.PhoneCall} and its {@link dev.attendant.conversation.Line} promise,
 * whichever PBX the call came from: the rules here of a call's beginning and end, and those of {@link LineContract},
 * {@link TransferContract} and {@link HangupContract}. A subclass for each PBX, simulated and real, opens it.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = "attendant", mode = ResourceAccessMode.READ, target = ResourceLockTarget.CHILDREN)
abstract class PhoneCallContract extends HangupContract {

    @Test
    void theCallersNumberAndNameArriveToTheLetterAndTheNumberThatWasDialled() throws Exception {
        try (Call<CallInfo> call = call(Samples.NAME, ContractPbx.ATTENDANT, talk -> {
            talk.release(CallResult.COMPLETED);
            return talk.info();
        })) {
            CallInfo info = call.result();
            assertThat(info.callerNumber()).isEqualTo(call.phone().number());
            assertThat(info.callerName()).isEqualTo(pbx.callerName(Samples.NAME));
            assertThat(info.dialled()).isEqualTo(ContractPbx.ATTENDANT);
            assertThat(info.scenario()).isEqualTo("support");
            assertThat(info.arguments()).isEmpty();
            assertThat(info.pbx()).isEqualTo(pbx.kind());
        }
    }

    @Test
    void theDialplansArgumentsArriveToTheLetter() throws Exception {
        try (Call<CallInfo> call = call("Pat", ContractPbx.ATTENDANT_WITH_ARGUMENTS, talk -> {
            talk.release(CallResult.COMPLETED);
            return talk.info();
        })) {
            CallInfo info = call.result();
            assertThat(Samples.NOTE).hasSize(200);
            assertThat(info.arguments())
                    .isEqualTo(Map.of("note", pbx.inVariable(Samples.NOTE), "account", "4711"));
            assertThat(info.scenario()).isEqualTo("billing");
            assertThat(info.dialled()).isEqualTo(ContractPbx.ATTENDANT_WITH_ARGUMENTS);
        }
    }

    @Test
    void twoCallsHaveTwoNamesOfThePbxAndOfOurs() throws Exception {
        ScriptedCalls.Script<CallInfo> script = talk -> {
            talk.release(CallResult.COMPLETED);
            return talk.info();
        };
        try (Call<CallInfo> one = call(script); Call<CallInfo> other = call(script)) {
            assertThat(one.result().pbxCallId()).isNotBlank().isNotEqualTo(other.result().pbxCallId());
            assertThat(one.result().id()).isNotEqualTo(other.result().id());
        }
    }

    private static Fate fate(CallResult result) {
        return switch (result) {
            case COMPLETED, TRANSFERRED, CALLER_HUNG_UP -> Fate.HUNG_UP;
            case NO_AGENT, FAILED, REFUSED -> Fate.PEOPLE;
        };
    }

    @ParameterizedTest
    @EnumSource(CallResult.class)
    void theDialplanReadsTheResultOfACallThatWasTalkedWith(CallResult result) throws Exception {
        try (Call<Void> call = call(talk -> {
            Line line = open(talk);
            line.exchange(tone(ATTENDANT_HERTZ, 400, Expect.NOTHING));
            line.close();
            talk.release(result);
            return null;
        })) {
            call.result();
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.fate()).isEqualTo(fate(result));
            assertThat(afterwards.result()).isEqualTo(result.value());
        }
    }

    @ParameterizedTest
    @EnumSource(CallResult.class)
    void theDialplanReadsTheResultOfACallThatWasNeverAnswered(CallResult result) throws Exception {
        try (Call<Void> call = call(talk -> {
            talk.release(result);
            return null;
        })) {
            call.result();
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.fate()).isEqualTo(fate(result));
            assertThat(afterwards.result()).isEqualTo(result.value());
        }
    }

    @Test
    void theFirstReleaseCounts() throws Exception {
        try (Call<Void> call = call(talk -> {
            open(talk).close();
            talk.release(CallResult.COMPLETED);
            talk.release(CallResult.FAILED);
            return null;
        })) {
            call.result();
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.fate()).isEqualTo(Fate.HUNG_UP);
            assertThat(afterwards.result()).isEqualTo("completed");
        }
    }

    @Test
    void aCallWhoseHandlerFailsGoesToPeople() throws Exception {
        try (Call<Void> call = call(talk -> {
            open(talk).close();
            throw new UnsupportedOperationException("a fault of ours");
        })) {
            assertThat(call.script()).failsWithin(SOON);
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.fate()).isEqualTo(Fate.PEOPLE);
            assertThat(afterwards.result()).isEqualTo("failed");
        }
    }

    @Test
    void aCallWhoseHandlerFailsInMidTalkGoesToPeople() throws Exception {
        try (Call<Void> call = call(talk -> {
            open(talk).exchange(tone(ATTENDANT_HERTZ, 400, Expect.NOTHING));
            throw new UnsupportedOperationException("a fault of ours, and the line is still open");
        })) {
            assertThat(call.script()).failsWithin(SOON);
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.fate()).isEqualTo(Fate.PEOPLE);
            assertThat(afterwards.result()).isEqualTo("failed");
        }
    }

    @Test
    void aCallThatItsHandlerDoesNotReleaseGoesToPeople() throws Exception {
        try (Call<Void> call = call(talk -> {
            open(talk);
            return null;
        })) {
            call.result();
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.fate()).isEqualTo(Fate.PEOPLE);
            assertThat(afterwards.result()).isEqualTo("failed");
        }
    }

    @Test
    void aCallWhoseHandlerFailsBeforeItIsAnsweredGoesToPeople() throws Exception {
        try (Call<Void> call = call(talk -> {
            throw new UnsupportedOperationException("a fault of ours");
        })) {
            assertThat(call.script()).failsWithin(SOON);
            assertThat(call.phone().afterwards().fate()).isEqualTo(Fate.PEOPLE);
        }
    }

    @Test
    @ResourceLock("attendant")
    void whenTheAttendantIsNotThereTheCallerGoesToPeople() {
        pbx.lookForAttendantAt(FreePorts.tcp());
        try (Call<Void> call = call(talk -> null)) {
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.fate()).isEqualTo(Fate.PEOPLE);
            assertThat(afterwards.result()).isEmpty();
            assertThat(call.script()).isNotDone();
        } finally {
            pbx.lookForAttendantAt(pbx.attendantPort());
        }
    }

    /** FreeSWITCH would keep such a call parked for ever. */
    @Test
    @ResourceLock("attendant")
    void whenTheAttendantClosesTheConnectionAtOnceTheCallerGoesToPeople() {
        try (RefusingPort port = new RefusingPort()) {
            pbx.lookForAttendantAt(port.port());
            try (Call<Void> call = call(talk -> null)) {
                assertThat(call.phone().afterwards().fate()).isEqualTo(Fate.PEOPLE);
                assertThat(call.script()).isNotDone();
            }
        } finally {
            pbx.lookForAttendantAt(pbx.attendantPort());
        }
    }
}
