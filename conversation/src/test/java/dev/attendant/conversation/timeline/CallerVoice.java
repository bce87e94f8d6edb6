package dev.attendant.conversation.timeline;

import dev.attendant.conversation.audio.Frame;
import java.util.Random;

/**
 * What comes from the caller's side of a call, frame by frame: a voice (harmonics of 120 Hz under three formants, in
 * syllables), noise, and the echo of what the caller hears. Always the same for the same seed.
 */
public final class CallerVoice {

    public static final int RATE = 8000;
    private static final double PITCH = 120;
    private static final double SYLLABLE = 4;
    /** So many frames later our own sound comes back: 60 ms. */
    private static final int ECHO_DELAY = 3;
    /** One second of the voice, with an effective value of 1. */
    private static final double[] VOICE = voice();

    private final Random random = new Random(7);
    private final short[][] played = new short[ECHO_DELAY][Frame.samples(RATE)];
    private int frames;

    /** Level of the noise behind everything, as a sample's effective value; 10 is a quiet line. */
    public double noise = 10;
    /** How much of what the caller hears comes back, in dB; silence until it is set. */
    public double echoDb = Double.NEGATIVE_INFINITY;

    private static double[] voice() {
        double[] voice = new double[RATE];
        double power = 0;
        for (int i = 0; i < RATE; i++) {
            double time = (double) i / RATE;
            for (int harmonic = 1; harmonic * PITCH < 3400; harmonic++) {
                voice[i] += formants(harmonic * PITCH) * Math.sin(2 * Math.PI * PITCH * harmonic * time + harmonic * harmonic);
            }
            voice[i] *= 0.6 + 0.4 * Math.sin(2 * Math.PI * SYLLABLE * time);
            power += voice[i] * voice[i];
        }
        double level = Math.sqrt(power / RATE);
        for (int i = 0; i < RATE; i++) {
            voice[i] /= level;
        }
        return voice;
    }

    private static double formants(double hertz) {
        return resonance(hertz, 600, 150) + 0.6 * resonance(hertz, 1300, 200) + 0.3 * resonance(hertz, 2500, 300);
    }

    private static double resonance(double hertz, double centre, double width) {
        return 1 / (1 + Math.pow((hertz - centre) / width, 2));
    }

    /** The next frame with a voice of this level: 4000 is a clear one, 0 none. */
    public short[] voice(double level) {
        short[] frame = next();
        int at = frames * frame.length % RATE;
        for (int i = 0; i < frame.length; i++) {
            frame[i] += (short) (level * VOICE[at + i]);
        }
        return frame;
    }

    /** The next frame with more noise than usual in it. */
    public short[] noise(double level) {
        short[] frame = next();
        for (int i = 0; i < frame.length; i++) {
            frame[i] += (short) (level * random.nextGaussian());
        }
        return frame;
    }

    private short[] next() {
        short[] echo = played[++frames % ECHO_DELAY];
        double gain = Math.pow(10, echoDb / 20);
        short[] frame = new short[Frame.samples(RATE)];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) (noise * random.nextGaussian() + gain * echo[i]);
        }
        return frame;
    }

    /** What the caller hears in this frame. */
    public void hears(short[] frame) {
        System.arraycopy(frame, 0, played[frames % ECHO_DELAY], 0, frame.length);
    }
}
