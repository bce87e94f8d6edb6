package dev.attendant.testcalls.audio;

/** Pure tones: a signal that cannot be mistaken for anything a PBX says by itself. */
public final class Tone {
    private static final int LOWEST = 100;
    private static final int HIGHEST = 3400;
    private static final int STEP = 5;

    private Tone() {}

    /** A sine of the given level (root mean square, dBFS). */
    public static short[] sine(int hertz, int millis, double level, int rate) {
        short[] pcm = new short[(int) ((long) millis * rate / 1000)];
        double amplitude = Math.sqrt(2) * 32768 * Math.pow(10, level / 20);
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (short) Math.clamp(Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / rate)),
                    Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return pcm;
    }

    /** A sine that is as loud as speech on a telephone, at its 8000 samples a second. */
    public static short[] sine(int hertz, int millis) {
        return sine(hertz, millis, -20, 8000);
    }

    /** The strongest frequency within the telephone's band, to 5 Hz when the stretch is at least 0.2 s long. */
    public static int frequency(Sound sound) {
        short[] pcm = sound.samples();
        int strongest = 0;
        double most = 0;
        for (int hertz = LOWEST; hertz <= HIGHEST; hertz += STEP) {
            double power = power(pcm, hertz, sound.rate());
            if (power > most) {
                most = power;
                strongest = hertz;
            }
        }
        return strongest;
    }

    /** How much of the sound's energy is in this frequency: 1 for a pure tone of it, 0 for none of it. */
    public static double share(Sound sound, int hertz) {
        short[] pcm = sound.samples();
        double energy = 0;
        for (short sample : pcm) {
            energy += (double) sample * sample;
        }
        return energy == 0 ? 0 : Math.min(1, power(pcm, hertz, sound.rate()) * 2 / (energy * pcm.length));
    }

    /** Goertzel's algorithm. */
    private static double power(short[] pcm, int hertz, int rate) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / rate);
        double previous = 0;
        double beforeThat = 0;
        for (short sample : pcm) {
            double now = sample + coefficient * previous - beforeThat;
            beforeThat = previous;
            previous = now;
        }
        return previous * previous + beforeThat * beforeThat - coefficient * previous * beforeThat;
    }
}
