package dev.attendant.conversation.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {

    @ParameterizedTest
    @ValueSource(ints = {8, 128, 256, 512})
    void theSpectrumIsThatOfTheDefinition(int length) {
        Random random = new Random(length);
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (float) random.nextGaussian();
        }
        float[] power = new float[length / 2 + 1];
        new RealFft(length).power(samples, power);
        for (int k = 0; k < power.length; k++) {
            double[] sum = sum(samples, k);
            assertThat((double) power[k]).isCloseTo(sum[0] * sum[0] + sum[1] * sum[1], within(1e-3 * length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 128, 256})
    void symmetricSamplesHaveARealSpectrum(int length) {
        Random random = new Random(length);
        float[] samples = new float[length];
        for (int i = 0; i <= length / 2; i++) {
            samples[i] = (float) random.nextGaussian();
            samples[(length - i) % length] = samples[i];
        }
        float[] real = new float[length / 2];
        new RealFft(length).real(samples, real);
        for (int k = 0; k < real.length; k++) {
            assertThat((double) real[k]).isCloseTo(sum(samples, k)[0], within(1e-4 * length));
        }
    }

    private static double[] sum(float[] samples, int k) {
        double[] sum = new double[2];
        for (int i = 0; i < samples.length; i++) {
            double angle = -2 * Math.PI * i * k / samples.length;
            sum[0] += samples[i] * Math.cos(angle);
            sum[1] += samples[i] * Math.sin(angle);
        }
        return sum;
    }
}
