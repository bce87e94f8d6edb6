package dev.attendant.testcalls.noise;

import java.util.Random;

/** Music on hold, or in a café: chords, a bass, a tune, and a drum kit. */
final class Music {

    private static final int[][] CHORDS = {{0, 4, 7}, {9, 12, 16}, {5, 9, 12}, {7, 11, 14}};
    private static final int[] SCALE = {0, 2, 4, 7, 9, 12, 14, 16};

    private final int rate;
    private final Random random;

    Music(int rate, Random random) {
        this.rate = rate;
        this.random = random;
    }

    float[] make(int length) {
        float[] music = new float[length];
        int beat = (int) (rate * 60 / (90 + 50 * random.nextDouble()));
        double key = 196 * Math.pow(2, random.nextInt(12) / 12.0);
        int beats = 0;
        for (int at = 0; at < length; at += beat, beats++) {
            int[] chord = CHORDS[beats / 4 % CHORDS.length];
            if (beats % 2 == 0) {
                for (int note : chord) {
                    Signal.add(music, at, note(hertz(key, note), 2 * beat, 0.10, 5, 1.5));
                }
            }
            Signal.add(music, at, note(hertz(key, chord[0]) / 2, beat, 0.16, 3, 3));
            if (random.nextInt(3) > 0) {
                int eighth = random.nextBoolean() ? beat / 2 : 0;
                double tune = 2 * hertz(key, SCALE[random.nextInt(SCALE.length)]);
                Signal.add(music, at + eighth, note(tune, beat - eighth, 0.13, 4, 2));
            }
            Signal.add(music, at, beats % 2 == 0 ? kick() : snare());
            Signal.add(music, at + beat / 2, hat());
        }
        return music;
    }

    private static double hertz(double key, int semitones) {
        return key * Math.pow(2, semitones / 12.0);
    }

    /** A plucked or struck note that dies away, its high harmonics first. */
    private float[] note(double hertz, int length, double loudness, int harmonics, double decay) {
        float[] note = new float[length];
        int attack = rate / 100;
        for (int i = 0; i < length; i++) {
            double t = (double) i / rate;
            double envelope = loudness * Math.min(1, (double) i / attack) * Math.min(1, (double) (length - i) / attack);
            for (int h = 1; h <= harmonics && hertz * h < rate / 2.2; h++) {
                note[i] += (float) (envelope / h * Math.exp(-decay * h * t) * Math.sin(2 * Math.PI * hertz * h * t));
            }
        }
        return note;
    }

    private float[] kick() {
        float[] kick = new float[rate / 6];
        double phase = 0;
        for (int i = 0; i < kick.length; i++) {
            double t = (double) i / rate;
            phase += 2 * Math.PI * (50 + 120 * Math.exp(-30 * t)) / rate;
            kick[i] = (float) (0.5 * Math.exp(-18 * t) * Math.sin(phase));
        }
        return kick;
    }

    private float[] snare() {
        float[] snare = new float[rate / 6];
        for (int i = 0; i < snare.length; i++) {
            double t = (double) i / rate;
            snare[i] = (float) (Math.exp(-25 * t)
                    * (0.15 * random.nextGaussian() + 0.15 * Math.sin(2 * Math.PI * 185 * t)));
        }
        return snare;
    }

    private float[] hat() {
        float[] hat = new float[rate / 16];
        double before = 0;
        for (int i = 0; i < hat.length; i++) {
            double white = random.nextGaussian();
            hat[i] = (float) (0.05 * Math.exp(-60.0 * i / rate) * (white - before));
            before = white;
        }
        return hat;
    }
}
