package dev.attendant.conversation.hearing;

import java.util.Random;

/** Sounds to listen to: samples from -1 to 1, each at a level in dBFS. The same ones every time. */
final class Sounds {

    private static final double[][] VOWELS = {{730, 1090, 2440}, {270, 2290, 3010}, {570, 840, 2410}, {530, 1840, 2480}};
    private static final double SYLLABLE_SECONDS = 0.22;

    private final int rate;
    private final Random random = new Random(3);

    Sounds(int rate) {
        this.rate = rate;
    }

    /**
     * A voice: a buzz whose pitch falls and rises, through the formants of four vowels in turn (G. Peterson and
     * H. Barney, 1952), swelling and fading with each syllable.
     */
    float[] voice(double seconds, double dbfs) {
        float[] voice = new float[samples(seconds)];
        double phase = 0;
        for (int i = 0; i < voice.length; i++) {
            double t = (double) i / rate;
            double syllable = t / SYLLABLE_SECONDS;
            phase += (120 + 25 * Math.sin(2 * Math.PI * 0.7 * t) + 10 * Math.sin(2 * Math.PI * syllable)) / rate;
            phase -= Math.floor(phase);
            double breath = 0.02 * random.nextGaussian();
            double swell = 0.15 + 0.85 * Math.pow(Math.sin(Math.PI * (syllable - Math.floor(syllable))), 0.7);
            // the slope of a glottal pulse: rises slowly, closes at once
            voice[i] = (float) (swell * ((phase < 0.6 ? Math.sin(Math.PI * phase / 0.6) : -0.8) + breath));
        }
        for (int formant = 0; formant < 3; formant++) {
            resonate(voice, formant);
        }
        return levelled(voice, dbfs);
    }

    private void resonate(float[] voice, int formant) {
        double y1 = 0;
        double y2 = 0;
        for (int i = 0; i < voice.length; i++) {
            double[] vowel = VOWELS[(int) (i / (SYLLABLE_SECONDS * rate)) % VOWELS.length];
            double pole = Math.exp(-Math.PI * (60 + 30 * formant) / rate);
            double turn = 2 * pole * Math.cos(2 * Math.PI * vowel[formant] / rate);
            double y = (1 - turn + pole * pole) * voice[i] + turn * y1 - pole * pole * y2;
            y2 = y1;
            y1 = y;
            voice[i] = (float) y;
        }
    }

    float[] noise(double seconds, double dbfs) {
        float[] noise = new float[samples(seconds)];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return levelled(noise, dbfs);
    }

    /** 15 ms that die away. */
    float[] click(double dbfs) {
        float[] click = noise(0.015, dbfs);
        for (int i = 0; i < click.length; i++) {
            click[i] *= (float) Math.exp(-300.0 * i / rate);
        }
        return levelled(click, dbfs);
    }

    float[] tones(double seconds, double dbfs, double... hertz) {
        float[] tones = new float[samples(seconds)];
        for (int i = 0; i < tones.length; i++) {
            for (double tone : hertz) {
                tones[i] += (float) Math.sin(2 * Math.PI * tone * i / rate);
            }
        }
        return levelled(tones, dbfs);
    }

    float[] silence(double seconds) {
        return new float[samples(seconds)];
    }

    private int samples(double seconds) {
        return (int) Math.round(seconds * 50) * (rate / 50) + (seconds < 0.02 ? (int) (seconds * rate) : 0);
    }

    /** One after the other, on a line with a little noise of its own, at -70 dBFS. */
    short[] line(float[]... sounds) {
        int length = 0;
        for (float[] sound : sounds) {
            length += sound.length;
        }
        length -= length % (rate / 50);
        short[] line = new short[length];
        int at = 0;
        for (float[] sound : sounds) {
            for (int i = 0; i < sound.length && at < length; i++, at++) {
                double sample = sound[i] + 3e-4 * random.nextGaussian();
                line[at] = (short) Math.clamp(Math.round(32768 * sample), Short.MIN_VALUE, Short.MAX_VALUE);
            }
        }
        return line;
    }

    static float[] sum(float[] one, float[] other) {
        float[] sum = one.clone();
        for (int i = 0; i < Math.min(sum.length, other.length); i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    private static float[] levelled(float[] sound, double dbfs) {
        double squares = 0;
        for (float sample : sound) {
            squares += sample * sample;
        }
        float gain = (float) (Math.pow(10, dbfs / 20) / Math.sqrt(squares / sound.length));
        for (int i = 0; i < sound.length; i++) {
            sound[i] *= gain;
        }
        return sound;
    }
}
