package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.AudioEnding;
import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.DialplanDecision;
import dev.attendant.testcalls.pbx.SimulatedCall;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class HangupTest extends PbxTest {

    private static final Duration NEVER = Duration.ofMinutes(10);

    @Test
    void theRunningApplicationReturnsFirstAndTheHangupLineFollows() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = talking();

        call.hangUp();

        assertThat(agi.line()).isEqualTo("200 result=-1");
        assertThat(agi.line()).isEqualTo("HANGUP");
        agi.close();
        CallOutcome outcome = await(call.outcome());
        assertThat(outcome.end()).isEqualTo(CallEnd.HUNG_UP_BY_CALLER);
        assertThat(outcome.dialplan()).isEqualTo(DialplanDecision.NOTHING);
        assertThat(outcome.audio().getFirst().ending()).isEqualTo(AudioEnding.HUNG_UP);
    }

    @Test
    void theHangupLineComesBeforeTheNextReply() throws Exception {
        options = options.withHangupLineAfter(NEVER);
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = talking();

        call.hangUp();

        assertThat(agi.line()).isEqualTo("200 result=-1");
        assertThat(agi.send("GET VARIABLE EXTEN")).isEqualTo("HANGUP");
        assertThat(agi.line()).isEqualTo("200 result=1 (100)");
        assertThat(agi.send("NOOP")).isEqualTo("200 result=0");
    }

    @Test
    void onADeadChannelOnlySomeCommandsWork() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();
        call.hangUp();
        assertThat(agi.line()).isEqualTo("HANGUP");

        assertThat(agi.send("ANSWER")).startsWith("511 ");
        assertThat(agi.send("CHANNEL STATUS")).startsWith("511 ");
        assertThat(agi.send("STREAM FILE beep \"\"")).startsWith("511 ");
        assertThat(agi.send("SET VARIABLE A b")).isEqualTo("200 result=1");
        assertThat(agi.send("GET VARIABLE A")).isEqualTo("200 result=1 (b)");
        assertThat(agi.send("EXEC NoOp hello")).isEqualTo("200 result=0");
        assertThat(agi.send("EXEC AudioSocket " + ScriptedAttendant.ID + "," + attendant.audioAddress()))
                .isEqualTo("200 result=-1");
        agi.release("hangup");
        assertThat(await(call.outcome()).result()).isEqualTo("hangup");
    }

    @Test
    void theHangupLineCanBeSuppressed() throws Exception {
        options = options.withHangupLineAfter(Duration.ZERO);
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();
        agi.send("SET VARIABLE AGISIGHUP no");
        call.hangUp();
        await(call.reached(CallMoment.HUNG_UP));

        assertThat(agi.send("CHANNEL STATUS")).startsWith("511 ");
    }

    @Test
    void theConnectionCanBeClosedOnHangup() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();
        agi.send("SET VARIABLE AGIEXITONHANGUP yes");
        call.hangUp();

        assertThat(agi.line()).isNull();
        assertThat(await(call.outcome()).end()).isEqualTo(CallEnd.HUNG_UP_BY_CALLER);
    }

    @Test
    void aHangupWhileAnsweringEndsTheAnswer() throws Exception {
        options = options.withAnswerTaking(NEVER);
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();
        agi.send("NOOP");
        agi.begin("ANSWER");
        call.hangUp();
        await(call.reached(CallMoment.HUNG_UP));

        String first = agi.line();
        String second = agi.line();
        // The command and the hang-up race to the PBX: both orders are right.
        assertThat(first + "|" + second).isIn("200 result=-1|HANGUP",
                "HANGUP|511 Command Not Permitted on a dead channel or intercept routine");
    }

    @Test
    void aHangupDuringWaitEndsIt() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedAttendant.Agi agi = attendant.acceptAgi();
        agi.begin("EXEC Wait 600");
        call.hangUp();

        // Before the EXEC arrived, or after: it is -1.
        String line = agi.line();
        assertThat(line.equals("HANGUP") ? agi.line() : line).isEqualTo("200 result=-1");
    }

    private ScriptedAttendant.Agi talking() throws IOException {
        ScriptedAttendant.Agi agi = attendant.acceptAgi();
        agi.send("ANSWER");
        agi.begin("EXEC AudioSocket " + ScriptedAttendant.ID + "," + attendant.audioAddress());
        attendant.acceptAudio().await(0x10);
        return agi;
    }
}
