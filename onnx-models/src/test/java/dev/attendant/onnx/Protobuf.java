package dev.attendant.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a message of Protocol Buffers, field by field (protobuf.dev, "Encoding"). */
final class Protobuf {

    private static final int VARINT = 0;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Protobuf number(int field, long value) {
        varint(field << 3 | VARINT);
        varint(value);
        return this;
    }

    Protobuf real(int field, float value) {
        varint(field << 3 | FIXED_32);
        bytes.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
        return this;
    }

    Protobuf text(int field, String value) {
        return raw(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Protobuf message(int field, Protobuf value) {
        return raw(field, value.bytes());
    }

    Protobuf raw(int field, byte[] value) {
        varint(field << 3 | LENGTH);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
