package dev.attendant.testcalls.noise;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What is heard behind a caller. The same random numbers give the same noise. */
public enum Noise {
    WHITE {
        @Override
        float[] make(int length, int rate, Random random, List<float[]> voices) {
            return ColouredNoise.white(length, random);
        }
    },
    PINK {
        @Override
        float[] make(int length, int rate, Random random, List<float[]> voices) {
            return ColouredNoise.pink(length, random);
        }
    },
    /** Seven people talking at once. */
    BABBLE {
        @Override
        float[] make(int length, int rate, Random random, List<float[]> voices) {
            return Babble.of(voices, TALKERS, length, rate, random);
        }
    },
    STREET {
        @Override
        float[] make(int length, int rate, Random random, List<float[]> voices) {
            return new Street(rate, random).make(length);
        }
    },
    MUSIC {
        @Override
        float[] make(int length, int rate, Random random, List<float[]> voices) {
            return new Music(rate, random).make(length);
        }
    };

    private static final int TALKERS = 7;

    /**
     * @param length in samples
     * @param voices utterances, for the noise that is made of them
     * @return samples from -1 to 1, of no particular level
     */
    abstract float[] make(int length, int rate, Random random, List<float[]> voices);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
