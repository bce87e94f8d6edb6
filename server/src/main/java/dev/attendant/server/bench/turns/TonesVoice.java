package dev.attendant.server.bench.turns;

import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.testcalls.audio.Tone;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Says each text as one tone, of a length by its words, a set time after it was asked. For benchmarks only. Its
 * listeners are called on an event loop.
 */
final class TonesVoice implements Synthesizer {

    private static final int HERTZ = 1000;
    private static final int WORD_MILLIS = 150;
    private static final double DBFS = -20;

    private final Vertx vertx;
    private final Duration delay;

    TonesVoice(Vertx vertx, Duration delay) {
        this.vertx = vertx;
        this.delay = delay;
    }

    @Override
    public Speaking speak(Speech speech, Listener listener) {
        short[] tone = Tone.sine(HERTZ, millis(speech.text()), DBFS, speech.sampleRate());
        long timer = vertx.setTimer(Math.max(1, delay.toMillis()), id -> {
            listener.audio(tone);
            listener.done();
        });
        return () -> vertx.cancelTimer(timer);
    }

    /** How long a text is. */
    static int millis(String text) {
        return text.strip().split("\\s+").length * WORD_MILLIS;
    }

    @Override
    public void close() {}
}
