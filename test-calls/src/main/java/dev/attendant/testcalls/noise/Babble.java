package dev.attendant.testcalls.noise;

import java.util.List;
import java.util.Random;

/** Several people who each talk without much of a pause, each as loud as the others. */
final class Babble {

    private static final double LONGEST_PAUSE_SECONDS = 0.4;

    private Babble() {}

    static float[] of(List<float[]> voices, int talkers, int length, int rate, Random random) {
        float[] babble = new float[length];
        for (int talker = 0; talker < talkers; talker++) {
            int at = -random.nextInt(rate);
            while (at < length) {
                float[] utterance = Signal.levelled(voices.get(random.nextInt(voices.size())), -20);
                for (int i = Math.max(0, -at); i < utterance.length && at + i < length; i++) {
                    babble[at + i] += utterance[i];
                }
                at += utterance.length + random.nextInt((int) (LONGEST_PAUSE_SECONDS * rate));
            }
        }
        return babble;
    }
}
