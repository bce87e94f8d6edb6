package dev.attendant.testcalls.noise;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What comes over a line and is no speech. Each makes one of its kind, with its own silence left out. */
public enum Disturbance {
    /** A switch, a knock: up to 20 ms. */
    CLICK(-20) {
        @Override
        float[] make(int rate, Random random, List<float[]> voices) {
            float[] click = new float[rate / 100 + random.nextInt(rate / 100)];
            double ring = 600 + 1500 * random.nextDouble();
            for (int i = 0; i < click.length; i++) {
                double t = (double) i / rate;
                click[i] = (float) (Math.exp(-400 * t) * (random.nextGaussian() + Math.sin(2 * Math.PI * ring * t)));
            }
            return click;
        }
    },
    /** Two or three bursts of breath through an open mouth. */
    COUGH(-18) {
        @Override
        float[] make(int rate, Random random, List<float[]> voices) {
            int bursts = 1 + random.nextInt(3);
            int burst = (int) (rate * (0.12 + 0.1 * random.nextDouble()));
            float[] cough = new float[bursts * burst];
            double formant = 500 + 400 * random.nextDouble();
            double pole = Math.exp(-Math.PI * 300 / rate);
            double turn = 2 * pole * Math.cos(2 * Math.PI * formant / rate);
            double y1 = 0;
            double y2 = 0;
            for (int i = 0; i < cough.length; i++) {
                double t = (double) (i % burst) / rate;
                double breath = random.nextGaussian() * Math.min(1, t / 0.01) * Math.exp(-14 * t);
                double y = breath + turn * y1 - pole * pole * y2;
                y2 = y1;
                y1 = y;
                cough[i] = (float) (y + breath);
            }
            return cough;
        }
    },
    /** A key pressed for a while (ITU-T Q.23). */
    DTMF(-14) {
        @Override
        float[] make(int rate, Random random, List<float[]> voices) {
            double low = new double[] {697, 770, 852, 941}[random.nextInt(4)];
            double high = new double[] {1209, 1336, 1477}[random.nextInt(3)];
            return tones(rate, 0.1 + 0.3 * random.nextDouble(), low, high);
        }
    },
    /** A second of ringing, as in Europe or in North America (ITU-T E.180). */
    RING_BACK(-20) {
        @Override
        float[] make(int rate, Random random, List<float[]> voices) {
            return random.nextBoolean() ? tones(rate, 1, 425, 425) : tones(rate, 2, 440, 480);
        }
    },
    /** Two seconds of the mains in the line, with its harmonics. */
    HUM(-34) {
        @Override
        float[] make(int rate, Random random, List<float[]> voices) {
            double mains = random.nextBoolean() ? 50 : 60;
            float[] hum = new float[2 * rate];
            for (int i = 0; i < hum.length; i++) {
                double t = 2 * Math.PI * mains * i / rate;
                hum[i] = (float) (Math.sin(t) + 0.5 * Math.sin(2 * t) + 0.5 * Math.sin(3 * t) + 0.3 * Math.sin(5 * t)
                        + 0.15 * Math.sin(7 * t));
            }
            return hum;
        }
    },
    /** The attendant's own voice, 30 dB below what it says at -20 dBFS. */
    ECHO(-50) {
        @Override
        float[] make(int rate, Random random, List<float[]> voices) {
            return voices.get(random.nextInt(voices.size()));
        }
    };

    private final double dbfs;

    Disturbance(double dbfs) {
        this.dbfs = dbfs;
    }

    abstract float[] make(int rate, Random random, List<float[]> voices);

    /** One, as loud as it usually is. */
    float[] one(int rate, Random random, List<float[]> voices) {
        return Signal.levelled(make(rate, random, voices), dbfs);
    }

    private static float[] tones(int rate, double seconds, double low, double high) {
        float[] tones = new float[(int) (rate * seconds)];
        for (int i = 0; i < tones.length; i++) {
            double t = 2 * Math.PI * i / rate;
            tones[i] = (float) (Math.sin(low * t) + Math.sin(high * t));
        }
        return tones;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
