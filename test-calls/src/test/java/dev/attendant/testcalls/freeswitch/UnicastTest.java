package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.AudioEnding;
import dev.attendant.testcalls.pbx.AudioSeen;
import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.CallerAudio;
import dev.attendant.testcalls.pbx.Phone;
import dev.attendant.testcalls.pbx.SimulatedCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnicastTest extends PbxTest {

    private DatagramSocket audio;

    @BeforeEach
    void openAudio() throws Exception {
        audio = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        audio.setSoTimeout(ScriptedAttendant.DEADLINE_MILLIS);
    }

    @AfterEach
    void closeAudio() {
        audio.close();
    }

    @ParameterizedTest(name = "{0} Hz, {1} ms")
    @CsvSource({"8000,20,320", "16000,20,640", "8000,10,160", "8000,30,480", "16000,40,1280"})
    void theCallersAudioComesInDatagramsOfOnePtime(int rate, int ptime, int bytes) throws Exception {
        options = options.withCodec(rate, ptime);
        call(CallSpec.to("support").withCaller(new Counting()));
        ScriptedConnection esl = attendant.answered();
        assertThat(esl.channel()).containsEntry("Channel-Read-Codec-Rate", Integer.toString(rate));
        assertThat(esl.unicast(audio.getLocalPort()).text()).isEqualTo("+OK");

        DatagramPacket first = receive();
        assertThat(first.getLength()).isEqualTo(bytes);
        assertThat(sample(first, 0)).isZero();
        assertThat(sample(first, 1)).as("little-endian").isEqualTo((short) 1);
        DatagramPacket second = receive();
        assertThat(sample(second, 0)).as("nothing is left out").isEqualTo((short) (bytes / 2));
        assertThat(second.getPort()).isEqualTo(first.getPort());
    }

    @Test
    void whatTheAttendantSendsIsHeardOnePtimeAtATimeHoweverItComes() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedConnection esl = attendant.answered();
        esl.unicast(audio.getLocalPort());
        DatagramPacket first = receive();
        for (int i = 1; i <= 10; i++) {
            send(first, filled(320, i));
        }
        for (int i = 0; i < 12; i++) {
            receive();
        }
        release(esl);

        AudioSeen seen = await(call.outcome()).audio().getFirst();
        assertThat(seen.heard()).hasSize(10);
        assertThat(seen.samples()).hasSize(1_600).startsWith((short) 0x0101).endsWith((short) 0x0a0a);
        assertThat(seen.heard().getLast().nanos() - seen.heard().getFirst().nanos())
                .as("a burst is played at the pace of the line").isGreaterThan(TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(seen.garbled()).isZero();
        assertThat(seen.sent()).isGreaterThanOrEqualTo(13);
    }

    @Test
    void whatWaitsIsNoMoreThanTheKernelBufferHolds() throws Exception {
        Hearing caller = new Hearing();
        call(CallSpec.to("support").withCaller(caller));
        ScriptedConnection esl = attendant.answered();
        esl.unicast(audio.getLocalPort());
        DatagramPacket first = receive();
        for (int i = 0; i < 400; i++) {
            send(first, new byte[320]);
        }
        byte[] mark = filled(320, 0x55);
        send(first, mark);
        // The burst of 8 s and the mark behind it were lost in silence; what comes now finds room again.
        for (int i = 0; i < 60; i++) {
            receive();
        }
        send(first, filled(320, 0x66));
        assertThat(caller.heard((short) 0x6666).get(8, TimeUnit.SECONDS)).isLessThan(400);
        assertThat(caller.heard((short) 0x5555)).isNotDone();
    }

    @Test
    void aDatagramOfAnotherSizeIsNoise() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedConnection esl = attendant.answered();
        esl.unicast(audio.getLocalPort());
        DatagramPacket first = receive();
        send(first, new byte[640]);
        send(first, new byte[320]);
        for (int i = 0; i < 5; i++) {
            receive();
        }
        release(esl);

        AudioSeen seen = await(call.outcome()).audio().getFirst();
        assertThat(seen.garbled()).isEqualTo(1);
        assertThat(seen.heard()).hasSize(2);
        assertThat(loudest(seen.heard().getFirst().samples())).isGreaterThan(4_000);
        assertThat(seen.heard().getLast().samples()).containsOnly((short) 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "uuid_transfer"})
    void aChannelThatIsNotAnsweredTakesTheWholeFreeSwitchDown(String before) throws Exception {
        SimulatedCall other = call(CallSpec.to("support"));
        ScriptedConnection fine = attendant.answered();
        SimulatedCall call = call(CallSpec.to("support").from("4711", "Pat"));
        ScriptedConnection esl = attendant.connected();
        if (!before.isEmpty()) {
            esl.api("uuid_transfer " + esl.uuid() + " park inline");
        }
        esl.unicast(audio.getLocalPort());
        fine.toTheEnd();

        assertThatThrownBy(() -> await(call.outcome())).isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(FreeSwitchCrash.class)
                .hasMessageContaining("unicast").hasMessageContaining("4711").hasMessageContaining("Answer first");
        assertThatThrownBy(() -> await(other.outcome())).hasRootCauseInstanceOf(FreeSwitchCrash.class);
        assertThatThrownBy(() -> await(call(CallSpec.to("support")).outcome()))
                .hasRootCauseInstanceOf(FreeSwitchCrash.class);
    }

    @Test
    void aPreAnsweredChannelHasMediaAndSurvives() throws Exception {
        call(CallSpec.to("support"));
        ScriptedConnection esl = attendant.connected();
        esl.execute("pre_answer", "");
        esl.unicast(audio.getLocalPort());
        assertThat(receive().getLength()).isEqualTo(320);
    }

    @ParameterizedTest
    @ValueSource(strings = {"playback", "speak", "read", "play_and_get_digits", "record", "bridge", "callcenter",
            "fifo", "uuid_broadcast"})
    void itIsKilledByWhatNeedsTheMediaAndDoesNotStartAgainInTheSamePark(String killer) throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedConnection esl = attendant.answered();
        esl.unicast(audio.getLocalPort());
        receive();
        esl.execute("set", "continue_on_fail=true", "event-lock: true");
        if (killer.equals("uuid_broadcast")) {
            assertThat(esl.api("uuid_broadcast " + esl.uuid() + " tone_stream://x aleg").text())
                    .isEqualTo("+OK Message sent\n");
            esl.completed("playback");
        } else {
            esl.execute(killer, "support", "event-lock: true");
            esl.completed(killer);
        }
        drainAudio();
        assertThat(esl.unicast(audio.getLocalPort()).text()).isEqualTo("+OK");
        esl.execute("sleep", "150", "event-lock: true");
        esl.completed("sleep");
        assertThatNothingComes();

        esl.api("uuid_transfer " + esl.uuid() + " park inline");
        esl.unicast(audio.getLocalPort());
        assertThat(receive().getLength()).as("a new park begins anew").isEqualTo(320);
        call.hangUp();
        assertThat(await(call.outcome()).audio()).extracting(AudioSeen::ending)
                .containsExactly(AudioEnding.KILLED, AudioEnding.HUNG_UP);
    }

    @Test
    void itSurvivesWhatDoesNotNeedTheMedia() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedConnection esl = attendant.answered();
        esl.unicast(audio.getLocalPort());
        receive();
        for (String[] application : new String[][] {{"answer", ""}, {"set", "a=b"}, {"sleep", "10"},
                {"send_dtmf", "1"}, {"record_session", "/tmp/x.wav"}}) {
            esl.execute(application[0], application[1]);
            esl.completed(application[0]);
        }
        drainAudio();
        receive();
        release(esl);
        assertThat(await(call.outcome()).audio()).extracting(AudioSeen::ending)
                .containsExactly(AudioEnding.PARK_ENDED);
    }

    @Test
    void aCallerWhoSendsNothingIsStillHeardAsSomething() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedConnection esl = attendant.answered();
        esl.unicast(audio.getLocalPort());
        receive();
        call.transmit(false);
        DatagramPacket packet = receive();
        while (packet.getData()[0] != (byte) 0xff) {
            packet = receive();
        }
        assertThat(packet.getData()[319]).isEqualTo((byte) 0xff);
    }

    @Test
    void itEndsSilentlyAtTheHangup() throws Exception {
        SimulatedCall call = call(CallSpec.to("support"));
        ScriptedConnection esl = attendant.answered();
        esl.unicast(audio.getLocalPort());
        await(call.reached(CallMoment.AUDIO));
        receive();
        call.hangUp();
        assertThat(await(call.outcome()).audio().getFirst().ending()).isEqualTo(AudioEnding.HUNG_UP);
        drainAudio();
        assertThatNothingComes();
    }

    private void release(ScriptedConnection esl) throws Exception {
        esl.setResult("completed");
        esl.send("exit");
    }

    private DatagramPacket receive() throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
        audio.receive(packet);
        return packet;
    }

    private void send(DatagramPacket to, byte[] bytes) throws Exception {
        audio.send(new DatagramPacket(bytes, bytes.length, to.getSocketAddress()));
    }

    /** Takes what is there already. */
    private void drainAudio() throws Exception {
        audio.setSoTimeout(1);
        try {
            while (true) {
                receive();
            }
        } catch (SocketTimeoutException empty) {
            audio.setSoTimeout(ScriptedAttendant.DEADLINE_MILLIS);
        }
    }

    private void assertThatNothingComes() throws Exception {
        audio.setSoTimeout(100);
        assertThatThrownBy(this::receive).isInstanceOf(SocketTimeoutException.class);
        audio.setSoTimeout(ScriptedAttendant.DEADLINE_MILLIS);
    }

    private static short sample(DatagramPacket packet, int at) {
        return (short) (packet.getData()[2 * at] & 0xff | packet.getData()[2 * at + 1] << 8);
    }

    private static int loudest(short[] samples) {
        int most = 0;
        for (short sample : samples) {
            most = Math.max(most, Math.abs(sample));
        }
        return most;
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** Says 0, 1, 2 … in its samples, on and on. */
    private static class Counting implements CallerAudio {

        private short next;

        @Override
        public void begin(Phone phone, int sampleRate) {}

        @Override
        public void next(short[] frame) {
            for (int i = 0; i < frame.length; i++) {
                frame[i] = next++;
            }
        }

        @Override
        public void heard(short[] samples, long nanos) {}

        @Override
        public void disconnected(String why) {}

        @Override
        public void over() {}
    }

    /** Tells when it hears something: as the how manyth frame. */
    private static final class Hearing extends Counting {

        private final Map<Short, CompletableFuture<Integer>> awaited = new ConcurrentHashMap<>();
        private int frames;

        CompletableFuture<Integer> heard(short sample) {
            return awaited.computeIfAbsent(sample, any -> new CompletableFuture<>());
        }

        @Override
        public void heard(short[] samples, long nanos) {
            frames++;
            heard(samples[0]).complete(frames);
        }
    }
}
