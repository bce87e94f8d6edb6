package dev.attendant.onnx;

import static dev.attendant.onnx.OnnxFile.FLOAT;
import static dev.attendant.onnx.OnnxFile.INT64;

import dev.attendant.onnx.OnnxFile.Attribute;
import java.util.List;
import java.util.Random;

/** Models with the inputs and outputs of Silero VAD 5, of which each tells something that can be checked. */
final class SileroLike {

    private static final long HIDDEN = 128;

    private SileroLike() {}

    private static OnnxFile withInputs() {
        return new OnnxFile()
                .input("input", FLOAT, -1, -1).input("state", FLOAT, 2, -1, HIDDEN).input("sr", INT64)
                .output("output", FLOAT, -1, 1).output("stateN", FLOAT, -1, -1, -1);
    }

    /** The louder, the likelier: one half at a mean square of -40 dBFS. */
    static OnnxFile energy() {
        return withInputs()
                .constant("slope", new float[] {20_000}, 1).constant("least", new float[] {2}, 1)
                .node("Mul", List.of("input", "input"), List.of("squares"))
                .constant("axis1", new long[] {1}, 1)
                .node("ReduceMean", List.of("squares", "axis1"), List.of("mean"))
                .node("Mul", List.of("mean", "slope"), List.of("scaled"))
                .node("Sub", List.of("scaled", "least"), List.of("odds"))
                .node("Sigmoid", List.of("odds"), List.of("output"))
                .node("Identity", List.of("state"), List.of("stateN"));
    }

    /** The first number that it is given: of the context. */
    static OnnxFile firstSample() {
        return withInputs()
                .constant("zero", new long[] {0}, 1).constant("one", new long[] {1}, 1)
                .node("Slice", List.of("input", "zero", "one", "one"), List.of("output"))
                .node("Identity", List.of("state"), List.of("stateN"));
    }

    /** A tenth more at each chunk of a call, beginning with 0. */
    static OnnxFile counter() {
        return withInputs()
                .constant("tenth", new float[] {0.1f}, 1)
                .node("Add", List.of("state", "tenth"), List.of("stateN"))
                .constant("one", new long[] {1, 1}, 2)
                .node("ReduceMean", List.of("state"), List.of("mean"), new Attribute("keepdims", 0L))
                .node("Reshape", List.of("mean", "one"), List.of("output"));
    }

    /** 1 at 16 kHz, one half at 8 kHz. */
    static OnnxFile sampleRate() {
        return withInputs()
                .constant("wide", new float[] {16_000}, 1).constant("one", new long[] {1, 1}, 2)
                .node("Cast", List.of("sr"), List.of("rate"), new Attribute("to", (long) FLOAT))
                .node("Div", List.of("rate", "wide"), List.of("share"))
                .node("Reshape", List.of("share", "one"), List.of("output"))
                .node("Identity", List.of("state"), List.of("stateN"));
    }

    /** What it costs: the layers of Silero VAD 5 at 16 kHz with random weights, about 0.3 million. Tells nothing. */
    static OnnxFile ofItsSize() {
        OnnxFile file = withInputs();
        Random random = new Random(5);
        file.constant("pads", new long[] {0, 0, 0, 64}, 4).constant("axis1", new long[] {1}, 1)
                .node("Pad", List.of("input", "pads"), List.of("padded"), new Attribute("mode", "reflect"))
                .node("Unsqueeze", List.of("padded", "axis1"), List.of("sound"));
        convolution(file, random, "sound", "spectrum", 1, 258, 256, 128, 0, false);
        file.constant("halves", new long[] {129, 129}, 2)
                .node("Split", List.of("spectrum", "halves"), List.of("re", "im"), new Attribute("axis", 1L))
                .node("Mul", List.of("re", "re"), List.of("re2")).node("Mul", List.of("im", "im"), List.of("im2"))
                .node("Add", List.of("re2", "im2"), List.of("power"))
                .node("Sqrt", List.of("power"), List.of("magnitude"));
        convolution(file, random, "magnitude", "layer1", 129, 128, 3, 1, 1, true);
        convolution(file, random, "layer1", "layer2", 128, 64, 3, 2, 1, true);
        convolution(file, random, "layer2", "layer3", 64, 64, 3, 2, 1, true);
        convolution(file, random, "layer3", "layer4", 64, 128, 3, 1, 1, true);
        file.constant("one1", new long[] {1, 1}, 2)
                .node("Split", List.of("state", "one1"), List.of("h", "c"), new Attribute("axis", 0L))
                .node("Transpose", List.of("layer4"), List.of("step"), new Attribute("perm", new long[] {2, 0, 1}))
                .constant("w", random(random, 4 * 128 * 128), 1, 512, 128)
                .constant("r", random(random, 4 * 128 * 128), 1, 512, 128)
                .constant("b", random(random, 1024), 1, 1024)
                .node("LSTM", List.of("step", "w", "r", "b", "", "h", "c"), List.of("", "newH", "newC"),
                        new Attribute("hidden_size", HIDDEN))
                .node("Concat", List.of("newH", "newC"), List.of("stateN"), new Attribute("axis", 0L))
                .node("Transpose", List.of("newH"), List.of("decoded"), new Attribute("perm", new long[] {1, 2, 0}));
        convolution(file, random, "decoded", "last", 128, 1, 1, 1, 0, true);
        return file.constant("flat", new long[] {1, 1}, 2)
                .constant("much", new float[] {100}, 1)
                .node("Reshape", List.of("last", "flat"), List.of("sum"))
                .node("Sub", List.of("sum", "much"), List.of("odds"))
                .node("Sigmoid", List.of("odds"), List.of("output"));
    }

    private static void convolution(OnnxFile file, Random random, String from, String to, int in, int out, int width,
            long stride, long pad, boolean relu) {
        String weights = to + "Weights";
        String before = relu ? to + "Linear" : to;
        file.constant(weights, random(random, in * out * width), out, in, width)
                .node("Conv", List.of(from, weights), List.of(before),
                        new Attribute("strides", new long[] {stride}), new Attribute("pads", new long[] {pad, pad}));
        if (relu) {
            file.node("Relu", List.of(before), List.of(to));
        }
    }

    private static float[] random(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (0.1 * random.nextGaussian());
        }
        return values;
    }
}
