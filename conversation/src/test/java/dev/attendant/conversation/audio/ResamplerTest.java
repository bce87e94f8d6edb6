package dev.attendant.conversation.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

    private static final double AMPLITUDE = 10_000;

    @ParameterizedTest
    @CsvSource({
        "8000, 16000, 300", "8000, 16000, 1000", "8000, 16000, 3400",
        "16000, 8000, 300", "16000, 8000, 1000", "16000, 8000, 3400",
        "22050, 8000, 300", "22050, 8000, 3400", "22050, 16000, 1000", "22050, 16000, 6800", "48000, 8000, 1000"
    })
    void aToneOfTheTelephoneBandKeepsItsLevelAndItsPlace(int from, int to, double hertz) {
        short[] out = whole(from, to, tone(from, hertz, from));
        assertThat(out).hasSize(to);
        double error = 0;
        int edge = to / 50;
        for (int n = edge; n < out.length - edge; n++) {
            error += Math.pow(out[n] - AMPLITUDE * Math.sin(2 * Math.PI * hertz * n / to), 2);
        }
        double rms = Math.sqrt(error / (out.length - 2 * edge));
        assertThat(20 * Math.log10(rms / (AMPLITUDE / Math.sqrt(2)))).as("error in dB").isLessThan(-55);
    }

    @ParameterizedTest
    @CsvSource({
        "16000, 8000, 4100", "16000, 8000, 5000", "16000, 8000, 7900", "22050, 8000, 4100", "22050, 8000, 9000",
        "22050, 16000, 8200", "48000, 8000, 12000"
    })
    void whatTheNewRateCannotCarryDoesNotFoldBack(int from, int to, double hertz) {
        short[] out = whole(from, to, tone(from, hertz, from));
        assertThat(levelInDb(out, to / 50)).isLessThan(-60);
    }

    @Test
    void upsamplingAddsNoImageAboveTheOldBand() {
        short[] out = whole(8000, 16000, tone(8000, 1000, 8000));
        assertThat(20 * Math.log10(component(out, 16000, 7000) / AMPLITUDE)).isLessThan(-65);
        assertThat(component(out, 16000, 1000)).isCloseTo(AMPLITUDE, within(20.0));
    }

    @ParameterizedTest
    @CsvSource({"8000, 16000", "16000, 8000", "22050, 8000", "22050, 16000", "48000, 16000", "8000, 8000"})
    void thePiecesDoNotMatter(int from, int to) {
        var random = new Random(7);
        var in = new short[from / 2];
        for (int n = 0; n < in.length; n++) {
            in[n] = (short) (random.nextGaussian() * 3000);
        }
        var inPieces = new Resampler(from, to);
        var pieces = new short[2 * to];
        int length = 0;
        for (int at = 0; at < in.length; ) {
            int size = Math.min(random.nextInt(400), in.length - at);
            short[] piece = inPieces.resample(in, at, size);
            System.arraycopy(piece, 0, pieces, length, piece.length);
            length += piece.length;
            at += size;
        }
        short[] rest = inPieces.flush();
        System.arraycopy(rest, 0, pieces, length, rest.length);
        length += rest.length;
        assertThat(Arrays.copyOf(pieces, length)).isEqualTo(whole(from, to, in));
        assertThat(length).isEqualTo(Math.ceilDiv(in.length * to, from));
    }

    @Test
    void loudSpeechIsClippedAndDoesNotWrapAround() {
        var square = new short[8000];
        for (int n = 0; n < square.length; n++) {
            square[n] = n / 40 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] out = whole(8000, 16000, square);
        for (int n = 200; n < out.length - 200; n++) {
            if (n % 80 > 20 && n % 80 < 60) {
                assertThat(Math.signum(out[n])).isEqualTo(n / 80 % 2 == 0 ? 1f : -1f);
            }
        }
    }

    private static short[] whole(int from, int to, short[] in) {
        var resampler = new Resampler(from, to);
        short[] body = resampler.resample(in);
        short[] rest = resampler.flush();
        short[] all = Arrays.copyOf(body, body.length + rest.length);
        System.arraycopy(rest, 0, all, body.length, rest.length);
        return all;
    }

    private static short[] tone(int rate, double hertz, int length) {
        var tone = new short[length];
        for (int n = 0; n < length; n++) {
            tone[n] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * hertz * n / rate));
        }
        return tone;
    }

    /** Against the tone that went in. */
    private static double levelInDb(short[] samples, int edge) {
        double sum = 0;
        for (int n = edge; n < samples.length - edge; n++) {
            sum += (double) samples[n] * samples[n];
        }
        double rms = Math.sqrt(sum / (samples.length - 2 * edge));
        return 20 * Math.log10(Math.max(rms, 1e-9) / (AMPLITUDE / Math.sqrt(2)));
    }

    /** The amplitude of one frequency. */
    private static double component(short[] samples, int rate, double hertz) {
        double re = 0;
        double im = 0;
        int edge = rate / 50;
        for (int n = edge; n < samples.length - edge; n++) {
            re += samples[n] * Math.cos(2 * Math.PI * hertz * n / rate);
            im += samples[n] * Math.sin(2 * Math.PI * hertz * n / rate);
        }
        return 2 * Math.hypot(re, im) / (samples.length - 2 * edge);
    }
}
