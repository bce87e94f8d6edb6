package dev.attendant.testcalls.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SoundTest {
    private static final int RATE = 8000;

    /** Half a second each of silence, tone, silence. */
    private final Sound beep = new Sound(silenceToneSilence(), RATE);

    private static short[] silenceToneSilence() {
        short[] pcm = new short[12000];
        System.arraycopy(Tone.sine(440, 500), 0, pcm, 4000, 4000);
        return pcm;
    }

    @Test
    void aLevelIsThatOfTheStretch() {
        assertThat(beep.level(500, 1000)).isCloseTo(-20, within(0.1));
        assertThat(beep.level(0, 500)).isEqualTo(Sound.SILENCE);
        assertThat(beep.level()).isCloseTo(-20 - 10 * Math.log10(3), within(0.1));
    }

    @Test
    void aFullScaleSquareWaveHasLevelZero() {
        short[] pcm = new short[800];
        Arrays.fill(pcm, Short.MIN_VALUE);
        assertThat(new Sound(pcm, RATE).level()).isCloseTo(0, within(0.001));
    }

    @Test
    void speechIsFoundWhereItBeginsAndEnds() {
        assertThat(beep.firstAbove(Sound.SPEECH, 0)).isEqualTo(500);
        assertThat(beep.firstAbove(Sound.SPEECH, 700)).isEqualTo(700);
        assertThat(beep.lastAbove(Sound.SPEECH)).isEqualTo(1000);
        assertThat(beep.firstAbove(Sound.SPEECH, 1000)).isEqualTo(-1);
    }

    @Test
    void silencesAreThoseThatAreLongEnough() {
        assertThat(beep.silences(Sound.SPEECH, 500))
                .containsExactly(new Sound.Stretch(0, 500), new Sound.Stretch(1000, 1500));
        assertThat(beep.silences(Sound.SPEECH, 505)).isEmpty();
    }

    @Test
    void aToneIsKnownByItsFrequency() {
        Sound tone = beep.between(500, 1000);
        assertThat(Tone.frequency(tone)).isEqualTo(440);
        assertThat(Tone.share(tone, 440)).isGreaterThan(0.99);
        assertThat(Tone.share(tone, 880)).isLessThan(0.01);
    }
}
