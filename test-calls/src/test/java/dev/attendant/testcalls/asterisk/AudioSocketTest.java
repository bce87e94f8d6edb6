package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.AudioEnding;
import dev.attendant.testcalls.pbx.AudioSeen;
import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.CallerAudio;
import dev.attendant.testcalls.pbx.Phone;
import dev.attendant.testcalls.pbx.SimulatedCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HexFormat;

import static org.assertj.core.api.Assertions.assertThat;

class AudioSocketTest extends PbxTest {

    private SimulatedCall call;
    private ScriptedAttendant.Agi agi;

    @Test
    void itBeginsWithTheUuidAndThenSends20MsFrames() throws Exception {
        ScriptedAttendant.Audio audio = connect(CallSpec.to("support").withCaller(new RampCaller()));

        ScriptedAttendant.Message first = audio.read();
        assertThat(first.type()).isEqualTo(0x01);
        assertThat(HexFormat.of().formatHex(first.payload())).isEqualTo(ScriptedAttendant.ID.replace("-", ""));
        ScriptedAttendant.Message second = audio.read();
        assertThat(second.type()).isEqualTo(0x10);
        assertThat(second.payload()).hasSize(320).startsWith(0, 0, 1, 0, 2, 0).endsWith(158, 0, 159, 0);
    }

    @Test
    void digitsArriveAmongTheAudio() throws Exception {
        ScriptedAttendant.Audio audio = connect(CallSpec.to("support"));
        audio.await(0x10);
        call.press('#');

        assertThat(audio.await(0x03).payload()).containsExactly('#');
    }

    @Test
    void aTerminateMessageEndsItWell() throws Exception {
        connect(CallSpec.to("support")).terminate();

        assertThat(agi.line()).isEqualTo("200 result=0");
        assertThat(ending()).isEqualTo(AudioEnding.TERMINATED);
    }

    @Test
    void aShutdownOfTheAttendantsSideEndsItWell() throws Exception {
        connect(CallSpec.to("support")).shutdownOutput();

        assertThat(agi.line()).isEqualTo("200 result=0");
        assertThat(ending()).isEqualTo(AudioEnding.CLOSED);
    }

    @Test
    void aResetEndsItBadlyAndTheCallIsStillUp() throws Exception {
        ScriptedAttendant.Audio audio = connect(CallSpec.to("support"));
        audio.await(0x10);
        audio.reset();

        assertThat(agi.line()).isEqualTo("200 result=-1");
        assertThat(agi.send("CHANNEL STATUS")).isEqualTo("200 result=6");
        assertThat(ending()).isEqualTo(AudioEnding.RESET);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"03000131", "ff0000", "ff000101", "42000100", "100000", "01000100"})
    void whatAsteriskDoesNotTakeEndsItBadly(String message) throws Exception {
        connect(CallSpec.to("support")).writeRaw(HexFormat.of().parseHex(message));

        assertThat(agi.line()).isEqualTo("200 result=-1");
        assertThat(agi.send("NOOP")).isEqualTo("200 result=0");
        assertThat(ending()).isEqualTo(AudioEnding.BAD_MESSAGE);
    }

    @Test
    void aMessageWhosePayloadStaysAwayEndsItBadly() throws Exception {
        ScriptedAttendant.Audio audio = connect(CallSpec.to("support"));
        audio.writeRaw(Arrays.copyOf(new byte[] {0x10, 0x01, 0x40}, 100));

        assertThat(agi.line()).isEqualTo("200 result=-1");
        assertThat(ending()).isEqualTo(AudioEnding.SPLIT_MESSAGE);
    }

    @Test
    void aLonePieceOfAHeaderBlocksTheCallersAudio() throws Exception {
        ScriptedAttendant.Audio audio = connect(CallSpec.to("support"));
        audio.await(0x10);
        audio.writeRaw((byte) 0x00);

        // The caller would have sent audio on and on: it ends because nothing goes either way any more.
        assertThat(agi.line()).isEqualTo("200 result=-1");
        assertThat(ending()).isEqualTo(AudioEnding.BOTH_SILENT);
    }

    @Test
    void audioIsNeitherPacedNorReframed() throws Exception {
        ScriptedAttendant.Audio audio = connect(CallSpec.to("support"));
        byte[] long3200 = new byte[3_200];
        long3200[0] = 7;
        audio.write(0x10, long3200);
        audio.write(0x10, new byte[320]);
        audio.write(0x10, new byte[64_000]);
        audio.terminate();
        agi.line();
        agi.release("completed");

        AudioSeen seen = await(call.outcome()).audio().getFirst();
        assertThat(seen.messages()).isEqualTo(3);
        assertThat(seen.heard()).as("64,000 bytes are dropped")
                .extracting(message -> message.samples().length).containsExactly(1_600, 160);
        assertThat(seen.samples()).hasSize(1_760).startsWith((short) 7);
        assertThat(seen.heard().getFirst().nanos()).isLessThanOrEqualTo(seen.heard().getLast().nanos());
    }

    @Test
    void sixteenKilohertzIsAcceptedAndResampled() throws Exception {
        ScriptedAttendant.Audio audio = connect(CallSpec.to("support"));
        byte[] frame = new byte[640];
        Arrays.fill(frame, (byte) 1);
        audio.write(0x12, frame);
        audio.terminate();
        agi.line();
        agi.release("completed");

        assertThat(await(call.outcome()).audio().getFirst().samples()).hasSize(160).containsOnly((short) 0x0101);
    }

    @Test
    void whenBothAreSilentFor2SecondsItEnds() throws Exception {
        connect(CallSpec.to("support"));
        long begun = System.nanoTime();
        call.transmit(false);

        assertThat(agi.line()).isEqualTo("200 result=-1");
        assertThat(System.nanoTime() - begun).isGreaterThan(1_900_000_000L);
        assertThat(ending()).isEqualTo(AudioEnding.BOTH_SILENT);
    }

    @Test
    void aRefusedConnectionIsAFailure() throws Exception {
        int free;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = server.getLocalPort();
        }
        answered(CallSpec.to("support"));

        assertThat(agi.send("EXEC AudioSocket " + ScriptedAttendant.ID + ",127.0.0.1:" + free))
                .isEqualTo("200 result=-1");
        assertThat(ending()).isEqualTo(AudioEnding.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-2-3-4-5", "", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"})
    void aBadUuidIsAFailure(String id) throws Exception {
        answered(CallSpec.to("support"));

        assertThat(agi.send("EXEC AudioSocket \"" + id + "," + attendant.audioAddress() + "\""))
                .isEqualTo("200 result=-1");
    }

    @Test
    void theChannelMustBeAnswered() throws Exception {
        call = call(CallSpec.to("support"));
        agi = attendant.acceptAgi();

        assertThat(agi.send("EXEC AudioSocket " + ScriptedAttendant.ID + "," + attendant.audioAddress()))
                .isEqualTo("200 result=-1");
    }

    @Test
    void dialledAsAChannelItIs16KilohertzAndGoesOnWithG() throws Exception {
        answered(CallSpec.to("support"));
        agi.begin("EXEC Dial AudioSocket/" + attendant.audioAddress() + "/" + ScriptedAttendant.ID + "/c(slin16),,g");
        ScriptedAttendant.Audio audio = attendant.acceptAudio();

        assertThat(audio.read().type()).isEqualTo(0x01);
        assertThat(audio.await(0x12).payload()).hasSize(640);
        audio.write(0x12, new byte[640]);
        audio.terminate();
        assertThat(agi.line()).isEqualTo("200 result=0");
        assertThat(agi.send("GET VARIABLE DIALSTATUS")).isEqualTo("200 result=1 (ANSWER)");
        agi.release("completed");
        AudioSeen seen = await(call.outcome()).audio().getFirst();
        assertThat(seen.sampleRate()).isEqualTo(16_000);
        assertThat(seen.samples()).hasSize(320);
    }

    @Test
    void aDialWithoutGEndsTheCall() throws Exception {
        answered(CallSpec.to("support"));
        agi.begin("EXEC Dial AudioSocket/" + attendant.audioAddress() + "/" + ScriptedAttendant.ID + "/c(slin16)");
        attendant.acceptAudio().terminate();

        assertThat(agi.line()).isEqualTo("200 result=-1");
        assertThat(agi.line()).isEqualTo("HANGUP");
        agi.close();
        assertThat(await(call.outcome()).end()).isEqualTo(CallEnd.HUNG_UP_BY_PBX);
    }

    @Test
    void theLineCanBeOpenedAgain() throws Exception {
        connect(CallSpec.to("support")).terminate();
        agi.line();
        agi.begin("EXEC AudioSocket " + ScriptedAttendant.ID + "," + attendant.audioAddress());
        attendant.acceptAudio().await(0x10);
        call.hangUp();
        agi.line();
        agi.close();

        assertThat(await(call.outcome()).audio()).extracting(AudioSeen::ending)
                .containsExactly(AudioEnding.TERMINATED, AudioEnding.HUNG_UP);
    }

    private ScriptedAttendant.Audio connect(CallSpec spec) throws Exception {
        answered(spec);
        agi.begin("EXEC AudioSocket " + ScriptedAttendant.ID + "," + attendant.audioAddress());
        return attendant.acceptAudio();
    }

    private void answered(CallSpec spec) throws Exception {
        call = call(spec);
        agi = attendant.acceptAgi();
        agi.send("ANSWER");
    }

    private AudioEnding ending() throws Exception {
        agi.release("completed");
        return await(call.outcome()).audio().getFirst().ending();
    }

    /** Says 0, 1, 2 … in its samples. */
    private static final class RampCaller implements CallerAudio {

        @Override
        public void begin(Phone phone, int sampleRate) {}

        @Override
        public void next(short[] frame) {
            for (int i = 0; i < frame.length; i++) {
                frame[i] = (short) i;
            }
        }

        @Override
        public void heard(short[] samples, long nanos) {}

        @Override
        public void disconnected(String why) {}

        @Override
        public void over() {}
    }
}
