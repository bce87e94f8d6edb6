package dev.attendant.server.contract;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.testcalls.audio.Sound;
import java.util.Arrays;

/** Hears a tone, and says its frequency and length: "440 Hz 500 ms". */
final class ToneEar implements Recognizer {

    @Override
    public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
        return new Hearing() {

            private short[] heard = new short[sampleRate];
            private int length;
            private volatile boolean cancelled;

            @Override
            public void audio(short[] samples) {
                if (length + samples.length > heard.length) {
                    heard = Arrays.copyOf(heard, 2 * heard.length);
                }
                System.arraycopy(samples, 0, heard, length, samples.length);
                length += samples.length;
            }

            @Override
            public void finish() {
                Sound sound = new Sound(Arrays.copyOf(heard, length), sampleRate);
                Thread.ofVirtual().start(() -> {
                    String words = ToneHeard.in(sound).words();
                    if (!cancelled) {
                        listener.result(words, 1);
                    }
                });
            }

            @Override
            public void cancel() {
                cancelled = true;
            }
        };
    }

    @Override
    public void close() {}
}
