package dev.attendant.testcalls.caller;

import dev.attendant.conversation.engine.Synthesizer;

import java.util.concurrent.atomic.AtomicInteger;

/** Says everything as a tone of 40 ms a letter, with 100 ms of silence around it; cannot say "mute". */
final class ToneSynthesizer implements Synthesizer {

    private final AtomicInteger asked = new AtomicInteger();

    int asked() {
        return asked.get();
    }

    @Override
    public Speaking speak(Speech speech, Listener listener) {
        asked.incrementAndGet();
        if (speech.text().equals("mute")) {
            listener.failed("no such voice");
        } else {
            listener.audio(new short[speech.sampleRate() / 10]);
            listener.audio(tone(speech.text().length() * 40, speech.sampleRate()));
            listener.audio(new short[speech.sampleRate() / 10]);
            listener.done();
        }
        return () -> {};
    }

    @Override
    public void close() {}

    static short[] tone(int millis, int sampleRate) {
        short[] samples = new short[millis * sampleRate / 1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * 440 * i / sampleRate));
        }
        return samples;
    }
}
