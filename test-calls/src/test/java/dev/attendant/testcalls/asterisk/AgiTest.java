package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.CommandSeen;
import dev.attendant.testcalls.pbx.DialplanDecision;
import dev.attendant.testcalls.pbx.SimulatedCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AgiTest extends PbxTest {

    @Test
    void theHeaderTellsWhoCallsWhomAndWithWhichArguments() throws Exception {
        call(CallSpec.to("support?lang=de").withArguments("one", "two words").from("030123", "Ann Example")
                .dialling("800"));

        ScriptedAttendant.Agi agi = attendant.acceptAgi();

        assertThat(agi.header())
                .containsEntry("agi_network", "yes")
                .containsEntry("agi_network_script", "support?lang=de")
                .containsEntry("agi_request", "agi://127.0.0.1:" + attendant.agiPort() + "/support?lang=de")
                .containsEntry("agi_callerid", "030123")
                .containsEntry("agi_calleridname", "Ann Example")
                .containsEntry("agi_dnid", "800")
                .containsEntry("agi_extension", "800")
                .containsEntry("agi_accountcode", "")
                .containsEntry("agi_arg_1", "one")
                .containsEntry("agi_arg_2", "two words")
                .containsKeys("agi_channel", "agi_uniqueid", "agi_context", "agi_priority", "agi_language");
    }

    @Test
    void aWithheldNumberIsUnknown() throws Exception {
        call(CallSpec.to("support").from("", ""));

        assertThat(attendant.acceptAgi().header())
                .containsEntry("agi_callerid", "unknown").containsEntry("agi_calleridname", "unknown");
    }

    @Test
    void theChannelIsRingingUntilItIsAnswered() throws Exception {
        call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();

        assertThat(agi.send("CHANNEL STATUS")).isEqualTo("200 result=4");
        assertThat(agi.send("ANSWER")).isEqualTo("200 result=0");
        assertThat(agi.send("channel status")).isEqualTo("200 result=6");
    }

    @Test
    void quotedValuesAreUnescapedAsAsteriskDoes() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();

        assertThat(agi.send("SET VARIABLE __ATTENDANT_SUMMARY \"said \\\"no\\\" to C:\\\\x, twice\""))
                .isEqualTo("200 result=1");
        assertThat(agi.send("GET VARIABLE ATTENDANT_SUMMARY"))
                .isEqualTo("200 result=1 (said \"no\" to C:\\x, twice)");
        agi.release("completed");

        assertThat(await(call.outcome()).variable("ATTENDANT_SUMMARY")).isEqualTo("said \"no\" to C:\\x, twice");
    }

    @Test
    void variablesAreSubstitutedInsideOut() throws Exception {
        call(CallSpec.to("support").withVariable("CUSTOMER", "Zoë").withVariable("EMPTY", ""));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();

        assertThat(agi.send("GET VARIABLE MISSING")).isEqualTo("200 result=0");
        assertThat(agi.send("GET VARIABLE EMPTY")).isEqualTo("200 result=0");
        assertThat(agi.send("GET FULL VARIABLE ${CUSTOMER}")).isEqualTo("200 result=1 (Zoë)");
        assertThat(agi.send("GET FULL VARIABLE ${BASE64_ENCODE(${CUSTOMER})}")).isEqualTo("200 result=1 (Wm/Dqw==)");
        assertThat(agi.send("GET FULL VARIABLE a${MISSING}b-${CALLERID(num)}"))
                .isEqualTo("200 result=1 (ab-15551230001)");
    }

    @Test
    void whatAsteriskDoesNotKnowIsRefused() throws Exception {
        call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();

        assertThat(agi.send("DANCE")).startsWith("510 ");
        assertThat(agi.send("EXEC Dance slowly")).isEqualTo("200 result=-2");
    }

    @Test
    void aMalformedCommandIsAnsweredWithItsUsageInSeveralLines() throws Exception {
        call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();

        assertThat(agi.send("SET VARIABLE NAME two words")).startsWith("520-");
        assertThat(agi.line()).startsWith("Usage: SET VARIABLE");
        assertThat(agi.line()).startsWith("520 End");
    }

    @Test
    void aLineThatIsTooLongIsCutAndItsRestIsReadAsACommand() throws Exception {
        call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();

        assertThat(agi.send("SET VARIABLE LONG " + "x".repeat(3_000))).isEqualTo("200 result=1");
        assertThat(agi.line()).startsWith("510 ");
    }

    @Test
    void smallCommandsAndApplicationsAreThere() throws Exception {
        call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();

        assertThat(agi.send("NOOP")).isEqualTo("200 result=0");
        assertThat(agi.send("VERBOSE \"hello there\" 3")).isEqualTo("200 result=1");
        assertThat(agi.send("STREAM FILE beep \"\"")).startsWith("200 result=0 endpos=");
        assertThat(agi.send("EXEC Wait 0.01")).isEqualTo("200 result=0");
        assertThat(agi.send("EXEC Playback sorry")).isEqualTo("200 result=0");
        assertThat(agi.send("EXEC Set \"COLOUR=blue green\"")).isEqualTo("200 result=0");
        assertThat(agi.send("GET VARIABLE COLOUR")).isEqualTo("200 result=1 (blue green)");
    }

    @Test
    void aReleasedCallEndsAsItsResultSays() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();
        agi.send("ANSWER");
        agi.release("completed");

        CallOutcome outcome = await(call.outcome());
        assertThat(outcome.end()).isEqualTo(CallEnd.RELEASED);
        assertThat(outcome.result()).isEqualTo("completed");
        assertThat(outcome.dialplan()).isEqualTo(DialplanDecision.HANG_UP);
        assertThat(outcome.answered()).isTrue();
        assertThat(outcome.commands()).extracting(CommandSeen::line)
                .containsExactly("ANSWER", "SET VARIABLE ATTENDANT_RESULT completed");
        assertThat(outcome.commands().getFirst().reply()).isEqualTo("200 result=0");
    }

    @Test
    void aCallThatFailedGoesToTheDialplansOwnQueue() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        attendant.acceptAgi().release("failed");

        assertThat(await(call.outcome()).dialplan()).isEqualTo(DialplanDecision.FALLBACK_QUEUE);
    }

    @Test
    void aConnectionThatClosesWithoutAResultIsLost() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        attendant.acceptAgi().close();

        CallOutcome outcome = await(call.outcome());
        assertThat(outcome.end()).isEqualTo(CallEnd.CONTROL_LOST);
        assertThat(outcome.dialplan()).isEqualTo(DialplanDecision.FALLBACK_QUEUE);
    }

    @Test
    void theApplicationGoesOnWhenTheAttendantDiesAndThenTheDialplanResumes() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();
        agi.send("ANSWER");
        agi.begin("EXEC AudioSocket " + ScriptedAttendant.ID + "," + attendant.audioAddress());
        ScriptedAttendant.Audio audio = attendant.acceptAudio();
        agi.close();

        for (int i = 0; i < 10; i++) {
            audio.await(0x10);
        }
        assertThat(call.outcome().isComplete()).isFalse();
        audio.terminate();

        CallOutcome outcome = await(call.outcome());
        assertThat(outcome.end()).isEqualTo(CallEnd.CONTROL_LOST);
        assertThat(outcome.dialplan()).isEqualTo(DialplanDecision.FALLBACK_QUEUE);
    }

    @Test
    void aRefusedConnectionLetsTheDialplanGoOn() throws Exception {
        attendant.close();

        CallOutcome outcome = await(call(CallSpec.to("support")).outcome());

        assertThat(outcome.end()).isEqualTo(CallEnd.CONTROL_REFUSED);
        assertThat(outcome.variable("AGISTATUS")).isEqualTo("FAILURE");
        assertThat(outcome.dialplan()).isEqualTo(DialplanDecision.FALLBACK_QUEUE);
    }

    @Test
    void theAttendantCanHangUp() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();

        assertThat(agi.send("HANGUP")).isEqualTo("200 result=1");
        assertThat(agi.line()).isEqualTo("HANGUP");
        agi.close();

        CallOutcome outcome = await(call.outcome());
        assertThat(outcome.end()).isEqualTo(CallEnd.HUNG_UP_BY_ATTENDANT);
        assertThat(outcome.dialplan()).isEqualTo(DialplanDecision.NOTHING);
    }
}
