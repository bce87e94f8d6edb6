package dev.attendant.conversation.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PerceptronTest {

    private static final Perceptron TWO_UNITS = new Perceptron(
            5, new float[] {1, 0, 0, 0, 2, 0, 1, 1, 1, 0}, new float[] {0, -2}, new float[] {3, 4}, 0.5f);

    @Test
    void itWeighsTheFeatures() {
        // s(1 + 2) = 0.75; s(1 + 1 + 1 - 2) = 0.5
        assertThat(TWO_UNITS.of(new float[] {1, 1, 1, 1, 1})).isCloseTo(3 * 0.75f + 4 * 0.5f + 0.5f, within(1e-6f));
    }

    @Test
    void itsTextSaysAllOfItAndMayHaveComments() {
        String text = TWO_UNITS.text();
        assertThat(Perceptron.parse("# made up\n" + text).text()).isEqualTo(text);
    }
}
