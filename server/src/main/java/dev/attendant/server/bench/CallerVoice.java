package dev.attendant.server.bench;

import dev.attendant.speech.freetts.FreeTtsSynthesizer;
import dev.attendant.speech.freetts.FreeTtsVoice;
import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.caller.Voice;

/** What the callers of a benchmark say. */
final class CallerVoice {

    /** As loud as people are on a telephone. */
    private static final double DBFS = -20;

    private static final FreeTtsVoice USUAL = new FreeTtsVoice(100, 150);

    private CallerVoice() {}

    /** The text's samples; blocks until it is spoken. */
    static short[] say(String text, int sampleRate) {
        try (FreeTtsSynthesizer synthesizer = new FreeTtsSynthesizer(1, USUAL)) {
            return levelled(new Voice(synthesizer, "en-US", FreeTtsVoice.CALLER).say(text, sampleRate).join(), sampleRate);
        }
    }

    private static short[] levelled(short[] samples, int sampleRate) {
        double gain = Math.pow(10, (DBFS - new Sound(samples, sampleRate).level()) / 20);
        short[] levelled = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            levelled[i] = (short) Math.clamp(Math.round(samples[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return levelled;
    }
}
