package dev.attendant.conversation.hearing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Scanner;

/**
 * A perceptron with one hidden layer, which weighs features against each other: the log odds of speech are
 * {@code bias + Σ out(h) · s(hiddenBias(h) + Σ hidden(h, i) · feature(i))} with s(x) = x / (1 + |x|). Nobody
 * may change the arrays; so it is for all calls.
 *
 * @param inputs     how many features
 * @param hidden     units × inputs, a row for each unit
 * @param hiddenBias one for each unit
 * @param out        one for each unit
 * @param bias       of the output
 */
public record Perceptron(int inputs, float[] hidden, float[] hiddenBias, float[] out, float bias) {

    /** The log odds of speech. */
    public float of(float[] features) {
        float odds = bias;
        for (int unit = 0; unit < out.length; unit++) {
            int row = unit * inputs;
            // Four sums, because each addition would wait for the last.
            float a = hiddenBias[unit];
            float b = 0;
            float c = 0;
            float d = 0;
            int i = 0;
            for (; i + 3 < inputs; i += 4) {
                a += hidden[row + i] * features[i];
                b += hidden[row + i + 1] * features[i + 1];
                c += hidden[row + i + 2] * features[i + 2];
                d += hidden[row + i + 3] * features[i + 3];
            }
            for (; i < inputs; i++) {
                a += hidden[row + i] * features[i];
            }
            float sum = a + b + c + d;
            odds += out[unit] * sum / (1 + Math.abs(sum));
        }
        return odds;
    }

    /** What {@link #text} wrote. */
    static Perceptron read(Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from this installation");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    static Perceptron parse(String text) {
        try (Scanner numbers = new Scanner(text.replaceAll("(?m)^#.*$", "")).useLocale(Locale.ROOT)) {
            int inputs = numbers.nextInt();
            int units = numbers.nextInt();
            return new Perceptron(inputs, next(numbers, inputs * units), next(numbers, units), next(numbers, units),
                    numbers.nextFloat());
        }
    }

    private static float[] next(Scanner numbers, int count) {
        float[] next = new float[count];
        for (int i = 0; i < count; i++) {
            next[i] = numbers.nextFloat();
        }
        return next;
    }

    /** As a file: the number of inputs and units, the rows, the units' biases, their weights, the bias. */
    public String text() {
        StringBuilder text = new StringBuilder().append(inputs).append(' ').append(out.length).append('\n');
        for (int unit = 0; unit < out.length; unit++) {
            line(text, Arrays.copyOfRange(hidden, unit * inputs, (unit + 1) * inputs));
        }
        line(text, hiddenBias);
        line(text, out);
        line(text, new float[] {bias});
        return text.toString();
    }

    private static void line(StringBuilder text, float[] values) {
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.4f", values[i]));
        }
        text.append('\n');
    }
}
