package dev.attendant.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes small models for tests: the messages and field numbers of onnx.proto (github.com/onnx/onnx). */
final class OnnxFile {

    static final int FLOAT = 1;
    static final int INT64 = 7;
    static final int STRING = 8;

    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 18;

    private final Protobuf graph = new Protobuf().text(2, "test");

    /** An attribute of a node: a whole number, a text, whole numbers or texts. */
    record Attribute(String name, Object value) {

        private Protobuf message() {
            Protobuf message = new Protobuf().text(1, name);
            switch (value) {
                case Long number -> message.number(3, number).number(20, 2);
                case String text -> message.text(4, text).number(20, 3);
                case long[] numbers -> {
                    for (long number : numbers) {
                        message.number(8, number);
                    }
                    message.number(20, 7);
                }
                case String[] texts -> {
                    for (String text : texts) {
                        message.text(9, text);
                    }
                    message.number(20, 8);
                }
                default -> throw new IllegalArgumentException(name);
            }
            return message;
        }
    }

    /** @param shape with -1 for any size; empty for a scalar */
    OnnxFile input(String name, int type, long... shape) {
        graph.message(11, value(name, type, shape));
        return this;
    }

    OnnxFile output(String name, int type, long... shape) {
        graph.message(12, value(name, type, shape));
        return this;
    }

    OnnxFile node(String operator, List<String> inputs, List<String> outputs, Attribute... attributes) {
        return node("", operator, inputs, outputs, attributes);
    }

    OnnxFile node(String domain, String operator, List<String> inputs, List<String> outputs, Attribute... attributes) {
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(4, operator).text(7, domain);
        for (Attribute attribute : attributes) {
            node.message(5, attribute.message());
        }
        graph.message(1, node);
        return this;
    }

    OnnxFile constant(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return constant(name, FLOAT, raw, shape);
    }

    OnnxFile constant(String name, long[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return constant(name, INT64, raw, shape);
    }

    private OnnxFile constant(String name, int type, ByteBuffer raw, long... shape) {
        Protobuf tensor = new Protobuf();
        for (long size : shape) {
            tensor.number(1, size);
        }
        graph.message(5, tensor.number(2, type).text(8, name).raw(9, raw.array()));
        return this;
    }

    private static Protobuf value(String name, int type, long[] shape) {
        Protobuf sizes = new Protobuf();
        for (long size : shape) {
            sizes.message(1, size < 0 ? new Protobuf().text(2, "any") : new Protobuf().number(1, size));
        }
        Protobuf tensor = new Protobuf().number(1, type).message(2, sizes);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }

    Path write(Path file) throws IOException {
        return Files.write(file, new Protobuf()
                .number(1, IR_VERSION)
                .message(7, graph)
                .message(8, new Protobuf().text(1, "").number(2, OPERATORS))
                .message(8, new Protobuf().text(1, "com.microsoft").number(2, 1))
                .bytes());
    }
}
