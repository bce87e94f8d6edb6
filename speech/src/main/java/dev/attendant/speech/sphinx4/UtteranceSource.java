package dev.attendant.speech.sphinx4;

import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.DataProcessingException;
import edu.cmu.sphinx.frontend.DataStartSignal;
import edu.cmu.sphinx.frontend.DoubleData;
import java.util.Optional;
import java.util.Random;

/**
 * Feeds an utterance to sphinx4's front end. A little noise is added, because digital silence has no logarithm,
 * and silence before and after, because the grammar begins and ends with it and an utterance may be cut close.
 */
final class UtteranceSource extends BaseDataProcessor {

    private static final int PADDING = UtteranceAudio.DECODED_RATE / 10;

    private enum Next { START, PADDING_BEFORE, SPEECH, END, NOTHING }

    private final Random noise = new Random();
    private UtteranceAudio audio;
    private Next next = Next.NOTHING;
    private long position;

    void feed(UtteranceAudio audio) {
        this.audio = audio;
        next = Next.START;
        position = 0;
        // The same noise for the same utterance, so that a replay hears the same.
        noise.setSeed(0);
    }

    @Override
    public Data getData() {
        return switch (next) {
            case START -> {
                next = Next.PADDING_BEFORE;
                yield new DataStartSignal(UtteranceAudio.DECODED_RATE);
            }
            case PADDING_BEFORE -> {
                next = Next.SPEECH;
                yield data(new short[PADDING]);
            }
            case SPEECH -> speech();
            case END -> {
                next = Next.NOTHING;
                yield new DataEndSignal(position * 1000 / UtteranceAudio.DECODED_RATE);
            }
            case NOTHING -> null;
        };
    }

    private Data speech() {
        try {
            for (Optional<short[]> samples = audio.take(); samples.isPresent(); samples = audio.take()) {
                if (samples.get().length > 0) {
                    return data(samples.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataProcessingException("interrupted");
        }
        next = Next.END;
        return data(new short[PADDING]);
    }

    private Data data(short[] samples) {
        var values = new double[samples.length];
        for (int n = 0; n < values.length; n++) {
            values[n] = samples[n] + noise.nextInt(9) - 4;
        }
        var data = new DoubleData(values, UtteranceAudio.DECODED_RATE, position);
        position += values.length;
        return data;
    }
}
