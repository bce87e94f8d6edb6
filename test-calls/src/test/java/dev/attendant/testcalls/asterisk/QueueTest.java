package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.QueueVisit;
import dev.attendant.testcalls.pbx.SimulatedCall;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class QueueTest extends PbxTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void anAgentTakesTheCallAndHangsUpAndTheCallContinuesWithUs() throws Exception {
        options = options.withQueue("support", SimulatedQueue.answers(Duration.ofMillis(20), Duration.ofMillis(20)));
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();
        agi.send("SET VARIABLE ATTENDANT_SUMMARY \"wants a refund\"");

        assertThat(agi.send("EXEC Queue support,c,,,20")).isEqualTo("200 result=0");
        assertThat(agi.send("GET VARIABLE QUEUESTATUS")).isEqualTo("200 result=1 (CONTINUE)");
        assertThat(agi.send("GET VARIABLE MEMBERINTERFACE")).isEqualTo("200 result=1 (PJSIP/agent1)");
        agi.release("transferred");

        QueueVisit visit = await(call.outcome()).queues().getFirst();
        assertThat(visit.queue()).isEqualTo("support");
        assertThat(visit.outcome()).isEqualTo(QueueVisit.Outcome.SERVED);
        assertThat(visit.variables()).containsEntry("ATTENDANT_SUMMARY", "wants a refund");
    }

    @Test
    void withoutOptionCAServedCallReturnsMinusOneWithoutAStatus() throws Exception {
        options = options.withQueue("support", SimulatedQueue.answers(Duration.ZERO, Duration.ZERO));
        call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();

        assertThat(agi.send("EXEC Queue support,,,,20")).isEqualTo("200 result=-1");
        assertThat(agi.send("GET VARIABLE QUEUESTATUS")).isEqualTo("200 result=0");
        assertThat(agi.send("CHANNEL STATUS")).isEqualTo("200 result=6");
    }

    @Test
    void aQueueThatDoesNotSetTheInterfaceDoesNotTellTheAgent() throws Exception {
        options = options.withQueue("support", new SimulatedQueue(
                new SimulatedQueue.Behaviour.Answers(Duration.ZERO, Duration.ZERO, "SIP/x"), false, false));
        call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();

        assertThat(agi.send("EXEC Queue support,c")).isEqualTo("200 result=0");
        assertThat(agi.send("GET VARIABLE MEMBERINTERFACE")).isEqualTo("200 result=0");
        assertThat(agi.send("GET VARIABLE QEHOLDTIME")).isEqualTo("200 result=0");
    }

    @Test
    void whyNobodyTookTheCallStandsInTheStatus() throws Exception {
        options = options.withQueue("empty", SimulatedQueue.noAgents())
                .withQueue("slow", SimulatedQueue.nobodyAnswers())
                .withQueue("full", SimulatedQueue.of(new SimulatedQueue.Behaviour.Full()))
                .withQueue("left", SimulatedQueue.of(
                        new SimulatedQueue.Behaviour.AgentsLeave(Duration.ofMillis(10))));
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();

        assertThat(status(agi, "empty,c,,,20")).isEqualTo("200 result=1 (JOINEMPTY)");
        assertThat(status(agi, "slow,c,,,0.05")).isEqualTo("200 result=1 (TIMEOUT)");
        assertThat(status(agi, "full,c,,,20")).isEqualTo("200 result=1 (FULL)");
        assertThat(status(agi, "left,c,,,20")).isEqualTo("200 result=1 (LEAVEEMPTY)");
        assertThat(status(agi, "nowhere,c,,,20")).isEqualTo("200 result=1 (UNKNOWN)");
        agi.release("no-agent");
        assertThat(await(call.outcome()).queues()).extracting(QueueVisit::outcome).containsExactly(
                QueueVisit.Outcome.NO_AGENTS, QueueVisit.Outcome.TIMED_OUT, QueueVisit.Outcome.FULL,
                QueueVisit.Outcome.NO_AGENTS, QueueVisit.Outcome.UNKNOWN_QUEUE);
    }

    @Test
    void aHangupDuringTheQueueEndsIt() throws Exception {
        options = options.withQueue("support", SimulatedQueue.nobodyAnswers());
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();
        agi.begin("EXEC Queue support,c,,,600");
        await(call.reached(CallMoment.QUEUED));
        call.hangUp();

        assertThat(agi.line()).isEqualTo("200 result=-1");
        assertThat(agi.line()).isEqualTo("HANGUP");
        agi.close();
        assertThat(await(call.outcome()).queues().getFirst().outcome()).isEqualTo(QueueVisit.Outcome.CALLER_LEFT);
    }

    @Test
    void aHangupDuringTheTalkWithTheAgentEndsIt() throws Exception {
        options = options.withQueue("support", SimulatedQueue.answers(Duration.ZERO, LONG));
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();
        agi.begin("EXEC Queue support,c,,,1");
        await(call.reached(CallMoment.WITH_AGENT));
        call.hangUp();

        assertThat(agi.line()).isEqualTo("200 result=-1");
    }

    @Test
    void aQueueOnADeadChannelRingsForNobody() throws Exception {
        options = options.withQueue("support", SimulatedQueue.answers(Duration.ZERO, LONG));
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();
        call.hangUp();
        assertThat(agi.line()).isEqualTo("HANGUP");

        assertThat(agi.send("EXEC Queue support,c,,,20")).isEqualTo("200 result=-1");
        agi.close();
        assertThat(await(call.outcome()).queues().getFirst().outcome()).isEqualTo(QueueVisit.Outcome.RANG_FOR_NOBODY);
    }

    private static String status(ScriptedAttendant.Agi agi, String arguments) throws Exception {
        assertThat(agi.send("EXEC Queue " + arguments)).isEqualTo("200 result=0");
        return agi.send("GET VARIABLE QUEUESTATUS");
    }
}
