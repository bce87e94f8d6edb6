package dev.attendant.speech.cache;

import dev.attendant.conversation.engine.Synthesizer.Listener;
import java.util.Arrays;
import java.util.function.Consumer;

/** Passes the audio on and keeps a copy of it, which it hands over when the sentence is complete. */
final class RecordingListener implements Listener {

    private final Listener listener;
    private final Consumer<short[]> complete;
    private short[] all = new short[16000];
    private int length;

    RecordingListener(Listener listener, Consumer<short[]> complete) {
        this.listener = listener;
        this.complete = complete;
    }

    @Override
    public void audio(short[] samples) {
        if (length + samples.length > all.length) {
            all = Arrays.copyOf(all, Math.max(2 * all.length, length + samples.length));
        }
        System.arraycopy(samples, 0, all, length, samples.length);
        length += samples.length;
        listener.audio(samples);
    }

    @Override
    public void spoken(int characters, long samples) {
        listener.spoken(characters, samples);
    }

    @Override
    public void done() {
        complete.accept(Arrays.copyOf(all, length));
        listener.done();
    }

    @Override
    public void failed(String reason) {
        listener.failed(reason);
    }

    @Override
    public void refused(String reason) {
        listener.refused(reason);
    }
}
