package dev.attendant.server.contract;

import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.testcalls.audio.Tone;

/** Speaks a tone where the text says "1000 Hz 800 ms". */
final class ToneVoice implements Synthesizer {

    private static final double LEVEL = -20;

    @Override
    public Speaking speak(Speech speech, Listener listener) {
        ToneHeard tone = ToneHeard.of(speech.text());
        listener.audio(Tone.sine(tone.hertz(), tone.millis(), LEVEL, speech.sampleRate()));
        listener.done();
        return () -> {};
    }

    @Override
    public void close() {}
}
