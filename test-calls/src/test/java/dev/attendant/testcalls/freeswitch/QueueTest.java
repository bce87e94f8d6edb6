package dev.attendant.testcalls.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.DialplanDecision;
import dev.attendant.testcalls.pbx.QueueVisit;
import dev.attendant.testcalls.pbx.SimulatedCall;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import dev.attendant.testcalls.pbx.SimulatedQueue.Behaviour;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The queues of the simulated FreeSWITCH. */
class QueueTest extends PbxTest {

    private static final SimulatedQueue STAFFED =
            SimulatedQueue.of(new Behaviour.Answers(Duration.ofMillis(30), Duration.ofMillis(100), "jo"));

    @Test
    void theAgentIsNamedAtTheEndOfTheTalkAndTheCallerComesBack() throws Exception {
        SimulatedCall call = withStaffedQueue();
        ScriptedConnection esl = attendant.answered();
        esl.execute("callcenter", "support@default");
        assertThat(esl.completed("callcenter")).containsEntry("variable_cc_cause", "answered");
        assertThat(esl.event("CHANNEL_BRIDGE")).doesNotContainKey("variable_cc_agent");
        assertThat(esl.event("CHANNEL_UNBRIDGE")).containsEntry("variable_cc_agent", "jo@default");
        Map<String, String> parked = esl.event("CHANNEL_PARK");
        assertThat(parked).containsEntry("Caller-Destination-Number", "back")
                .doesNotContainKey("variable_transfer_after_bridge");
        esl.setResult("transferred");
        esl.close();
        assertServed(call);
    }

    /** Somebody has talked with the caller: there is no need for people any more, whatever the result says. */
    @Test
    void aCallerWhomAnAgentHasHadIsNotSentToPeopleAgain() throws Exception {
        SimulatedCall call = withStaffedQueue();
        ScriptedConnection esl = attendant.answered();
        esl.execute("callcenter", "support@default");
        esl.event("CHANNEL_UNBRIDGE");
        esl.event("CHANNEL_PARK");
        esl.setResult("failed");
        esl.close();
        assertServed(call);
    }

    private static void assertServed(SimulatedCall call) throws Exception {
        CallOutcome outcome = await(call.outcome());
        assertThat(outcome.dialplan()).isEqualTo(DialplanDecision.HANG_UP);
        assertThat(outcome.queues()).extracting(QueueVisit::outcome).containsExactly(QueueVisit.Outcome.SERVED);
    }

    @Test
    void aDialStringThatAnAgentAnsweredComesBackAsWell() throws Exception {
        options = options.withDestination("user/201", STAFFED);
        call(CallSpec.to("support"));
        ScriptedConnection esl = attendant.answered();
        esl.execute("bridge", "user/201");
        esl.event("CHANNEL_UNBRIDGE");
        assertThat(esl.event("CHANNEL_PARK")).containsEntry("Caller-Destination-Number", "back");
    }

    @Test
    void inAFifoOnlyItsOwnEventsTellAndTheAgentsHangupIsTheCallers() throws Exception {
        SimulatedCall call = withStaffedQueue();
        ScriptedConnection esl = attendant.answered();
        esl.send("event plain CUSTOM fifo::info");
        esl.execute("unset", "transfer_after_bridge");
        esl.execute("fifo", "support in");
        await(call.reached(CallMoment.WITH_AGENT));
        assertThat(await(call.outcome()).end()).isEqualTo(CallEnd.HUNG_UP_BY_PBX);
        assertThat(esl.toTheEnd().events()).extracting(event -> event.get("FIFO-Action"))
                .contains("bridge-caller-start", "bridge-caller-stop");
        assertThat(esl.events()).extracting(event -> event.get("Event-Name")).doesNotContain("CHANNEL_BRIDGE");
    }

    @Test
    void theQueuesAndTheirAgentsAreTold() throws Exception {
        options = options.withQueue("support", STAFFED).withQueue("night", SimulatedQueue.noAgents());
        call(CallSpec.to("support"));
        ScriptedConnection esl = attendant.connected();
        assertThat(esl.api("callcenter_config queue list").text())
                .contains("\nsupport@default|").contains("\nnight@default|").endsWith("+OK\n");
        assertThat(esl.api("callcenter_config queue list agents support@default").text())
                .contains("\njo@default|single_box||callback|user/jo@default|Available|");
        assertThat(esl.api("callcenter_config queue list agents night@default").text())
                .contains("|Logged Out|").doesNotContain("Available");
        assertThat(esl.api("callcenter_config queue list agents other@default").text()).isEqualTo("+OK\n");
        assertThat(esl.api("module_exists mod_callcenter").text()).isEqualTo("true");
    }

    private SimulatedCall withStaffedQueue() {
        options = options.withQueue("support", STAFFED);
        return call(CallSpec.to("support"));
    }
}
