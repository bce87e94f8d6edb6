package dev.attendant.testcalls.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.testcalls.asterisk.FreePorts;
import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.DialplanDecision;
import dev.attendant.testcalls.pbx.SimulatedCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The shipped dialplan, as the simulated FreeSWITCH runs it. */
class DialplanTest extends PbxTest {

    @Test
    void theScenarioAndItsArgumentsAreThePathOfTheSocket() throws Exception {
        call(CallSpec.to("billing?x=y").withArguments("note=a b:c|d", "e"));
        ScriptedConnection esl = attendant.connected();
        // the escapes are left as they are, and nobody can tell them from those of the event socket
        assertThat(esl.channel()).containsEntry("variable_socket_path", "billing%3Fx%3Dy%26note%3Da%20b%3Ac%7Cd%262%3De")
                .containsEntry("variable_socket_host", "127.0.0.1");
    }

    @Test
    void theNumberThatWasDialledIsTheOneBeforeTheTransfer() throws Exception {
        call(CallSpec.to("support").dialling("8000"));
        assertThat(attendant.connected().channel()).containsEntry("Caller-RDNIS", "8000")
                .containsEntry("Caller-Destination-Number", "support")
                .containsEntry("variable_attendant_queue", "support")
                .containsEntry("variable_attendant_after", "after%20XML%20attendant-people");
    }

    @Test
    void anOperatorsQueueIsLeftAlone() throws Exception {
        call(CallSpec.to("support").withVariable("attendant_queue", "accounts"));
        assertThat(attendant.connected().channel()).containsEntry("variable_attendant_queue", "accounts")
                .containsEntry("variable_attendant_fallback", "accounts");
    }

    @Test
    void aCallersNameIsWhatSofiaMakesOfIt() throws Exception {
        call(CallSpec.to("support").from("4711", "J%41ne ${system(id)} 5 %"));
        String name = attendant.connected().channel().get("Caller-Caller-ID-Name");
        assertThat(URLDecoder.decode(name.replaceFirst("%$", "%25"), StandardCharsets.UTF_8))
                .isEqualTo("JAne %{system(id)} 5 %");
    }

    @Test
    void aResultThatServesTheCallEndsIt() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedConnection esl = attendant.answered();
        esl.setResult("completed");
        esl.close();
        CallOutcome outcome = await(call.outcome());
        assertThat(outcome.end()).isEqualTo(CallEnd.RELEASED);
        assertThat(outcome.dialplan()).isEqualTo(DialplanDecision.HANG_UP);
    }

    @Test
    void withoutAResultTheCallGoesOnToPeople() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        attendant.answered().close();
        assertGoesOn(call, CallEnd.CONTROL_LOST);
    }

    @Test
    void anAttendantWhoDiesInTheMiddleOfATransferLeavesNoResult() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedConnection esl = attendant.answered();
        esl.setResult("transferring");
        esl.close();
        assertGoesOn(call, CallEnd.CONTROL_LOST);
    }

    @Test
    void anAttendantWhoIsNotThereLeavesTheCallToPeople() throws Exception {
        options = FreeSwitchOptions.to("127.0.0.1", FreePorts.tcp());
        assertGoesOn(call(CallSpec.to("support")), CallEnd.CONTROL_REFUSED);
    }

    @Test
    void aParkOfTheAttendantsOwnEndsWithItsSocketAndTheInlineDialplanGoesOn() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedConnection esl = attendant.answered();
        esl.api("uuid_transfer " + esl.uuid() + " 'park:,transfer:after XML attendant-people' inline");
        esl.event("CHANNEL_PARK");
        esl.setResult("no-agent");
        esl.close();
        assertGoesOn(call, CallEnd.RELEASED);
    }

    @Test
    void aPlaceThatIsNotThereEndsTheCall() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedConnection esl = attendant.answered();
        esl.execute("transfer", "nowhere XML attendant-people");
        CallOutcome outcome = await(call.outcome());
        assertThat(outcome.end()).isEqualTo(CallEnd.HUNG_UP_BY_PBX);
        assertThat(outcome.variable("hangup_cause")).isEqualTo("NO_ROUTE_DESTINATION");
    }

    private static void assertGoesOn(SimulatedCall call, CallEnd end) throws Exception {
        CallOutcome outcome = await(call.outcome());
        assertThat(outcome.end()).isEqualTo(end);
        assertThat(outcome.dialplan()).isEqualTo(DialplanDecision.FALLBACK_QUEUE);
    }
}
