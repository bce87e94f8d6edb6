package dev.attendant.testcalls.caller;

import java.util.Random;

/**
 * The noise of a quiet line, so that a detector of voice has something to tell speech from. The same seed gives the
 * same noise.
 */
final class LineNoise {

    private static final int LENGTH = 1 << 14;

    private final short[] noise;
    private int at;

    /** @param dbfs the noise's level, such as -60; below -96 there is none */
    LineNoise(double dbfs, long seed) {
        noise = new short[LENGTH];
        Random random = new Random(seed);
        double rms = 32_768 * Math.pow(10, dbfs / 20);
        for (int i = 0; i < LENGTH; i++) {
            noise[i] = (short) Math.round(Math.clamp(random.nextGaussian() * rms, -32_768, 32_767));
        }
    }

    private LineNoise(short[] noise, int at) {
        this.noise = noise;
        this.at = at;
    }

    /** The same noise for another call, elsewhere in it. */
    LineNoise elsewhere(int offset) {
        return new LineNoise(noise, offset & LENGTH - 1);
    }

    /** Adds the noise to what is there. */
    void addTo(short[] frame) {
        for (int i = 0; i < frame.length; i++) {
            int sum = frame[i] + noise[at];
            frame[i] = (short) Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE);
            at = at + 1 & LENGTH - 1;
        }
    }
}
