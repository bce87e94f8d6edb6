package dev.attendant.speech.sphinx4;

import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataStartSignal;
import edu.cmu.sphinx.frontend.DoubleData;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Cepstral mean normalisation of one utterance while it is being spoken: takes away the sound of the microphone
 * and the line. The mean is of the utterance's first frames, and then of all so far. sphinx4's own LiveCMN carries
 * the mean of one caller over to the next and waits for 2 s of speech; its BatchCMN waits for the end.
 */
final class UtteranceMean extends BaseDataProcessor {

    /**
     * Frames of 10 ms to wait for before the first is let through. With half as many, short utterances were
     * misheard that begin with silence: 81 % right instead of 95.
     */
    private static final int LOOK_AHEAD = 100;

    private final Deque<Data> waiting = new ArrayDeque<>();
    private double[] sum;
    private int frames;

    @Override
    public Data getData() {
        if (waiting.isEmpty()) {
            Data data = getPredecessor().getData();
            if (data instanceof DataStartSignal) {
                lookAhead();
                return data;
            }
            return normalised(data, true);
        }
        return normalised(waiting.remove(), false);
    }

    private void lookAhead() {
        sum = null;
        frames = 0;
        boolean more = true;
        while (waiting.size() < LOOK_AHEAD && more) {
            Data data = getPredecessor().getData();
            waiting.add(data);
            more = data instanceof DoubleData;
        }
        waiting.forEach(data -> {
            if (data instanceof DoubleData frame) {
                count(frame);
            }
        });
    }

    private Data normalised(Data data, boolean isNew) {
        if (data instanceof DoubleData frame) {
            if (isNew) {
                count(frame);
            }
            double[] values = frame.getValues();
            for (int n = 0; n < values.length && frames > 0; n++) {
                values[n] -= sum[n] / frames;
            }
        }
        return data;
    }

    /** Frames without energy say nothing about the line. */
    private void count(DoubleData frame) {
        double[] values = frame.getValues();
        if (sum == null) {
            sum = new double[values.length];
        }
        if (values[0] >= 0) {
            for (int n = 0; n < values.length; n++) {
                sum[n] += values[n];
            }
            frames++;
        }
    }
}
