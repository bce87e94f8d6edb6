package dev.attendant.testcalls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.testcalls.audio.Sound;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final long MILLI = 1_000_000;

    private final Recording recording = new Recording();

    private void packet(int arrivedMillis, long timestamp, int source, int loudness) {
        short[] pcm = new short[160];
        Arrays.fill(pcm, (short) loudness);
        recording.add(new Recording.Packet(recording.began() + arrivedMillis * MILLI, 0, timestamp, source, pcm));
    }

    @Test
    void packetsThatCameAllAtOnceAreHeardOneAfterTheOther() {
        packet(100, 0xFFFFFFF0L, 1, 1000); // the sender's clock overflows between the two
        packet(100, 0x90, 1, 2000);
        Sound sound = recording.byTimestamp();
        assertThat(sound.millis()).isEqualTo(140);
        assertThat(sound.samples()[805]).isEqualTo((short) 1000);
        assertThat(sound.samples()[965]).isEqualTo((short) 2000);
        assertThat(recording.byArrival().samples()).isEqualTo(sound.samples());
    }

    @Test
    void aPauseIsSilence() {
        packet(0, 0, 1, 1000);
        packet(500, 4000, 1, 1000);
        assertThat(recording.byTimestamp().silences(Sound.SPEECH, 100))
                .containsExactly(new Sound.Stretch(20, 500));
    }

    @Test
    void aLatePacketStandsWhereItsSenderPutIt() {
        packet(0, 0, 1, 1000);
        packet(90, 160, 1, 1000);
        assertThat(recording.byTimestamp().millis()).isEqualTo(40);
        assertThat(recording.byArrival().millis()).isEqualTo(110);
    }

    @Test
    void anotherSenderHasAClockOfItsOwn() {
        packet(0, 0, 1, 1000);
        packet(300, 77_000_000, 2, 2000);
        assertThat(recording.byTimestamp().millis()).isEqualTo(320);
    }
}
