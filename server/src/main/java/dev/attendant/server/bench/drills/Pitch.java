package dev.attendant.server.bench.drills;

/** The pitch of a tone, and for how long it has sounded. For one thread. */
final class Pitch {

    /** -44 dBFS; a tone passes through it at each of its zeros. */
    private static final int AUDIBLE = 200;

    private final int sampleRate;
    private long audible;
    private int crossings;
    private boolean positive;

    Pitch(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    void hear(short[] samples) {
        boolean loud = false;
        for (short sample : samples) {
            loud |= Math.abs(sample) >= AUDIBLE;
        }
        for (int i = 0; loud && i < samples.length; i++) {
            audible++;
            if (Math.abs(samples[i]) >= AUDIBLE && positive != samples[i] > 0) {
                positive = samples[i] > 0;
                crossings++;
            }
        }
    }

    /** For how long there was sound. */
    int millis() {
        return (int) (audible * 1000 / sampleRate);
    }

    double hertz() {
        return audible == 0 ? 0 : crossings / 2.0 * sampleRate / audible;
    }
}
