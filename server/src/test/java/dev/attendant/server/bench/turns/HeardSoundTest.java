package dev.attendant.server.bench.turns;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attendant.conversation.audio.G711;
import dev.attendant.server.bench.turns.HeardSound.Span;
import dev.attendant.testcalls.audio.Tone;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A recording whose sounds and gaps are known, in packets of 20 ms. */
class HeardSoundTest {

    private static final int RATE = 8000;
    private static final int PACKET = 160;
    /** A sine begins and ends at zero. */
    private static final Offset<Double> EXACTLY = within(0.5);

    private final HeardSound heard = new HeardSound();

    @Test
    void aSoundIsFoundWhereItIsAndNotWhereItsPacketIs() {
        packets(0, recording(113, 500, 90), 0);

        assertThat(heard.spans()).hasSize(1);
        assertThat(millis(heard.spans().getFirst().from())).isCloseTo(113, EXACTLY);
        assertThat(millis(heard.spans().getFirst().to())).isCloseTo(613, EXACTLY);
    }

    @Test
    void aGapOfATurnPartsTwoSounds() {
        packets(0, recording(40, 600, 350), 0);
        packets(990, recording(0, 300, 0), 0);

        List<Span> spans = heard.spans();
        assertThat(spans).hasSize(2);
        assertThat(millis(spans.get(1).from() - spans.get(0).to())).isCloseTo(350, EXACTLY);
    }

    @Test
    void aPacketThatComesLateDoesNotPartASound() {
        packets(0, recording(0, 200, 0), 0);
        packets(450, recording(0, 200, 0), 0);

        assertThat(heard.spans()).hasSize(1);
        assertThat(millis(heard.spans().getFirst().to())).isCloseTo(650, EXACTLY);
    }

    @Test
    void aLaterPacketMovesOnlyWhatIsInIt() {
        packets(0, recording(0, 200, 0), 0);
        packets(1000, recording(0, 200, 0), 35);

        assertThat(millis(heard.spans().get(1).from())).isCloseTo(1035, EXACTLY);
        assertThat(millis(heard.spans().get(1).to())).isCloseTo(1200, EXACTLY);
    }

    @Test
    void theNoiseOfACodecIsSilence() {
        packets(0, new short[RATE], 0);

        assertThat(heard.spans()).isEmpty();
    }

    private static short[] recording(int silence, int sound, int silenceAfter) {
        short[] all = new short[(silence + sound + silenceAfter) * RATE / 1000];
        short[] tone = Tone.sine(1000, sound);
        System.arraycopy(tone, 0, all, silence * RATE / 1000, tone.length);
        return all;
    }

    /** As a phone gets them. @param firstLate by how many milliseconds the first of them is late */
    private void packets(int fromMillis, short[] samples, int firstLate) {
        for (int at = 0; at < samples.length; at += PACKET) {
            short[] packet = Arrays.copyOfRange(samples, at, Math.min(samples.length, at + PACKET));
            long nanos = MILLISECONDS.toNanos(fromMillis + at * 1000L / RATE + (at == 0 ? firstLate : 0));
            heard.add(G711.MU_LAW.decode(G711.MU_LAW.encode(packet)), RATE, nanos);
        }
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
