package dev.attendant.testcalls.noise;

import java.util.Random;

/** A street: rumble and hiss that rise and fall as cars pass, with a horn, a siren or a squeal now and then. */
final class Street {

    private static final double SECONDS_BETWEEN_CARS = 4;
    private static final double SECONDS_BETWEEN_EVENTS = 7;

    private final int rate;
    private final Random random;

    Street(int rate, Random random) {
        this.rate = rate;
        this.random = random;
    }

    float[] make(int length) {
        float[] street = Signal.levelled(ColouredNoise.brown(length, 150, rate, random), -26);
        Signal.add(street, 0, Signal.levelled(ColouredNoise.pink(length, random), -32));
        sway(street);
        for (int at = pause(SECONDS_BETWEEN_CARS) / 2; at < length; at += pause(SECONDS_BETWEEN_CARS)) {
            Signal.add(street, at, car());
        }
        for (int at = pause(SECONDS_BETWEEN_EVENTS); at < length; at += pause(SECONDS_BETWEEN_EVENTS)) {
            switch (random.nextInt(3)) {
                case 0 -> Signal.add(street, at, Signal.levelled(horn(), -24));
                case 1 -> Signal.add(street, at, Signal.levelled(siren(), -28));
                default -> Signal.add(street, at, Signal.levelled(squeal(), -30));
            }
        }
        return street;
    }

    private int pause(double mean) {
        return (int) (rate * mean * (0.4 + 1.2 * random.nextDouble()));
    }

    /** Slow rises and falls of some 3 dB. */
    private void sway(float[] street) {
        double slow = 0.15 + 0.2 * random.nextDouble();
        double quick = 0.7 + 0.6 * random.nextDouble();
        for (int i = 0; i < street.length; i++) {
            double t = 2 * Math.PI * i / rate;
            street[i] *= (float) Math.pow(10, (2 * Math.sin(slow * t) + Math.sin(quick * t)) / 20);
        }
    }

    /** Tyres and an engine that come and go within three to five seconds. */
    private float[] car() {
        int length = (int) (rate * (3 + 2 * random.nextDouble()));
        float[] car = Signal.levelled(ColouredNoise.brown(length, 500, rate, random), -24);
        double engine = 60 + 60 * random.nextDouble();
        for (int i = 0; i < length; i++) {
            double nearness = Math.sin(Math.PI * i / length);
            double doppler = engine * (1.03 - 0.06 * i / length);
            double phase = 2 * Math.PI * doppler * i / rate;
            double tone = 0.02 * (Math.sin(phase) + 0.6 * Math.sin(2 * phase) + 0.4 * Math.sin(3 * phase));
            car[i] = (float) ((car[i] + tone) * nearness * nearness);
        }
        return car;
    }

    /** Two reeds a third apart, rich in harmonics. */
    private float[] horn() {
        double base = 380 + 80 * random.nextDouble();
        float[] horn = new float[(int) (rate * (0.2 + 0.6 * random.nextDouble()))];
        for (int i = 0; i < horn.length; i++) {
            double t = 2 * Math.PI * i / rate;
            for (int harmonic = 1; harmonic <= 6; harmonic++) {
                horn[i] += (float) ((Math.sin(base * harmonic * t) + Math.sin(1.26 * base * harmonic * t)) / harmonic);
            }
        }
        return horn;
    }

    private float[] siren() {
        float[] siren = new float[(int) (rate * (1.5 + 2 * random.nextDouble()))];
        double phase = 0;
        for (int i = 0; i < siren.length; i++) {
            double hertz = 900 + 350 * Math.sin(2 * Math.PI * 0.5 * i / rate);
            phase += 2 * Math.PI * hertz / rate;
            siren[i] = (float) (Math.sin(phase) + 0.3 * Math.sin(2 * phase));
        }
        return siren;
    }

    private float[] squeal() {
        float[] squeal = new float[(int) (rate * (0.4 + 0.6 * random.nextDouble()))];
        double from = 1800 + 1200 * random.nextDouble();
        double phase = 0;
        for (int i = 0; i < squeal.length; i++) {
            phase += 2 * Math.PI * (from - 300.0 * i / squeal.length) / rate;
            squeal[i] = (float) (Math.sin(phase) + 0.3 * random.nextGaussian());
        }
        return squeal;
    }
}
