package dev.attendant.server.bench;

import dev.attendant.conversation.hearing.Perceptron;
import dev.attendant.conversation.hearing.SpeechFeatures;
import dev.attendant.testcalls.noise.FrameLabel;
import dev.attendant.testcalls.noise.LabelledTalk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Trains the weights of Attendant's own detector on labelled talks: logistic loss, by Adam (D. Kingma and J. Ba,
 * 2015) with random parts of the set. Speech and noise of each condition weigh the same, those at 5 dB less. The same
 * talks give the same weights.
 */
final class VadTraining {

    private static final int INPUTS = SpeechFeatures.COUNT;
    private static final int UNITS = 16;
    private static final int PARAMETERS = UNITS * (INPUTS + 2) + 1;
    private static final int ROUNDS = 1800;
    private static final int BATCH = 24_000;
    private static final double RATE = 0.02;
    private static final double DECAY = 1e-4;

    private record Example(float[] features, float target, float weight) {}

    private final List<Example> examples = new ArrayList<>();
    private final double[] parameters = new double[PARAMETERS];
    private final Random random = new Random(1);

    VadTraining() {
        for (int i = 0; i < PARAMETERS; i++) {
            parameters[i] = 0.2 * random.nextGaussian();
        }
    }

    /** Learns from these, too. */
    void add(List<LabelledTalk> talks) {
        Map<String, Integer> counts = new HashMap<>();
        each(talks, (talk, frame, features) -> counts.merge(key(talk, frame), 1, Integer::sum));
        each(talks, (talk, frame, features) -> examples.add(new Example(features.clone(),
                talk.labels()[frame] == FrameLabel.SPEECH ? 1 : 0,
                (float) (10_000 * weight(talk, frame) / counts.get(key(talk, frame))))));
    }

    private interface EachFrame {
        void on(LabelledTalk talk, int frame, float[] features);
    }

    private static void each(List<LabelledTalk> talks, EachFrame action) {
        float[] values = new float[INPUTS];
        for (LabelledTalk talk : talks) {
            SpeechFeatures features = new SpeechFeatures(talk.rate());
            for (int frame = 0; frame < talk.frames(); frame++) {
                features.next(talk.callerFrame(frame), values);
                if (talk.labels()[frame] != FrameLabel.EDGE && !talk.condition().equals("echo")) {
                    action.on(talk, frame, values);
                }
            }
        }
    }

    private static String key(LabelledTalk talk, int frame) {
        return talk.condition() + talk.labels()[frame];
    }

    /** Mistakes count more where the goals are high, and where most are made: in music, babble and clicks. */
    private static double weight(LabelledTalk talk, int frame) {
        boolean noise = talk.labels()[frame] == FrameLabel.NOISE;
        double goal = VadGoal.of(talk.condition())
                .map(wanted -> wanted.mistaken() > 2 ? 1 : noise ? 2.5 : 3)
                .orElse(0.3);
        boolean hard = noise
                ? talk.condition().startsWith("babble") || talk.condition().equals("click")
                : talk.condition().startsWith("music");
        return hard ? 1.8 * goal : goal;
    }

    /** Takes a minute or two. */
    Perceptron train() {
        double[] mean = new double[PARAMETERS];
        double[] square = new double[PARAMETERS];
        for (int round = 1; round <= ROUNDS; round++) {
            int[] batch = random.ints(BATCH, 0, examples.size()).toArray();
            double[][] gradients = IntStream.range(0, 2).parallel()
                    .mapToObj(part -> gradient(batch, part * BATCH / 2, (part + 1) * BATCH / 2))
                    .toArray(double[][]::new);
            double rate = RATE * Math.min(1, 2.0 * (ROUNDS - round) / ROUNDS + 0.02);
            for (int i = 0; i < PARAMETERS; i++) {
                double gradient = (gradients[0][i] + gradients[1][i]) / BATCH;
                mean[i] = 0.9 * mean[i] + 0.1 * gradient;
                square[i] = 0.999 * square[i] + 0.001 * gradient * gradient;
                double step = mean[i] / (1 - Math.pow(0.9, round))
                        / (Math.sqrt(square[i] / (1 - Math.pow(0.999, round))) + 1e-9);
                parameters[i] -= rate * (step + DECAY * parameters[i]);
            }
        }
        return perceptron();
    }

    private double[] gradient(int[] batch, int from, int to) {
        double[] gradient = new double[PARAMETERS];
        double[] squashed = new double[UNITS];
        double[] slope = new double[UNITS];
        int biases = UNITS * INPUTS;
        for (int b = from; b < to; b++) {
            Example example = examples.get(batch[b]);
            double odds = parameters[PARAMETERS - 1];
            for (int unit = 0; unit < UNITS; unit++) {
                double sum = parameters[biases + unit];
                for (int i = 0; i < INPUTS; i++) {
                    sum += parameters[unit * INPUTS + i] * example.features[i];
                }
                double norm = 1 / (1 + Math.abs(sum));
                squashed[unit] = sum * norm;
                slope[unit] = norm * norm;
                odds += parameters[biases + UNITS + unit] * squashed[unit];
            }
            double error = (1 / (1 + Math.exp(-odds)) - example.target) * example.weight;
            gradient[PARAMETERS - 1] += error;
            for (int unit = 0; unit < UNITS; unit++) {
                gradient[biases + UNITS + unit] += error * squashed[unit];
                double back = error * parameters[biases + UNITS + unit] * slope[unit];
                gradient[biases + unit] += back;
                for (int i = 0; i < INPUTS; i++) {
                    gradient[unit * INPUTS + i] += back * example.features[i];
                }
            }
        }
        return gradient;
    }

    private Perceptron perceptron() {
        int biases = UNITS * INPUTS;
        return new Perceptron(INPUTS, floats(0, biases), floats(biases, biases + UNITS),
                floats(biases + UNITS, biases + 2 * UNITS), (float) parameters[PARAMETERS - 1]);
    }

    private float[] floats(int from, int to) {
        float[] floats = new float[to - from];
        for (int i = from; i < to; i++) {
            floats[i - from] = (float) parameters[i];
        }
        return floats;
    }
}
