package dev.attendant.testcalls.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpeechLabelsTest {

    private static final int FRAME = 160;

    @Test
    void whatIsNearTheLevelIsSpeechAndSilenceIsNoise() {
        FrameLabel[] labels = labels(50, 20, 40);
        assertThat(Arrays.copyOfRange(labels, 0, 18)).containsOnly(FrameLabel.NOISE);
        assertThat(Arrays.copyOfRange(labels, 22, 38)).containsOnly(FrameLabel.SPEECH);
        assertThat(Arrays.copyOfRange(labels, 42, 50)).containsOnly(FrameLabel.NOISE);
    }

    @Test
    void twoFramesOnEitherSideOfABorderAreNotScored() {
        FrameLabel[] labels = labels(50, 20, 40);
        assertThat(Arrays.copyOfRange(labels, 18, 22)).containsOnly(FrameLabel.EDGE);
        assertThat(Arrays.copyOfRange(labels, 38, 42)).containsOnly(FrameLabel.EDGE);
    }

    @Test
    void aGapInsideOfAWordIsNotScoredButTheWordAroundItIs() {
        FrameLabel[] labels = labels(60, 10, 25, 34, 50);
        assertThat(Arrays.copyOfRange(labels, 12, 25)).containsOnly(FrameLabel.SPEECH);
        assertThat(Arrays.copyOfRange(labels, 25, 34)).containsOnly(FrameLabel.EDGE);
        assertThat(Arrays.copyOfRange(labels, 34, 48)).containsOnly(FrameLabel.SPEECH);
    }

    @Test
    void aPauseOfTwoHundredMillisecondsIsNoise() {
        FrameLabel[] labels = labels(60, 10, 25, 35, 50);
        assertThat(Arrays.copyOfRange(labels, 27, 33)).containsOnly(FrameLabel.NOISE);
    }

    /** Of frames of which those between each two borders are loud. */
    private static FrameLabel[] labels(int frames, int... borders) {
        float[] clean = new float[frames * FRAME];
        for (int i = 0; i < borders.length; i += 2) {
            Arrays.fill(clean, borders[i] * FRAME, borders[i + 1] * FRAME, 0.1f);
        }
        return SpeechLabels.of(clean, 8000);
    }
}
