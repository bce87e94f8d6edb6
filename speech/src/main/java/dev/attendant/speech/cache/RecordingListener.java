package dev.attendant.speech.cache;

import dev.attendant.conversation.engine.Synthesizer.Listener;
import dev.attendant.speech.cache.SpokenPhrase.WordEnd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Passes what is spoken on and keeps a copy of it, which it hands over when the sentence is complete. */
final class RecordingListener implements Listener {

    private final Listener listener;
    private final Consumer<SpokenPhrase> complete;
    private final List<WordEnd> words = new ArrayList<>();
    private short[] all = new short[16000];
    private int length;

    RecordingListener(Listener listener, Consumer<SpokenPhrase> complete) {
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
        words.add(new WordEnd(characters, samples));
        listener.spoken(characters, samples);
    }

    @Override
    public void done() {
        complete.accept(new SpokenPhrase(Arrays.copyOf(all, length), words));
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
