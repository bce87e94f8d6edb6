package dev.attendant.freeswitch.esl;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Damages streams at random; with the same random numbers always in the same way. */
final class Damage {

    private static final String[] WORDS = {
        "\n", "\n\n", "\r\n", ":", ": ", "Content-Length: ", "Content-Length: -1\n", "Content-Length: 7999\n",
        "Content-Type: text/event-json\n", "Content-Type: text/event-plain\n", "Content-Type: text/event-xml\n",
        "Content-Type: command/reply\n", "%", "%4", "%00", "{", "}", "[", "]", "\"", "\\", "\\u12", "\\ud800", "\0",
        "é", "_undef_", "ARRAY::", "_body", "Content-Disposition: linger\n"
    };
    private static final String[] LENGTHS = {
        "0", "-1", "1", "7999", "8001", "999999", "16777215", "16777217", "2147483648", "99999999999",
        "184467440737095516160", "0x10", "1e9", "", " 5", "+5", "٣"
    };
    private static final String LENGTH = "Content-Length: ";

    private final Random random;

    Damage(Random random) {
        this.random = random;
    }

    Buffer of(Recording seed) {
        byte[] bytes = random.nextInt(4) == 0 ? rewrapped(seed.messages()) : seed.in().getBytes();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes = once(bytes);
        }
        return Buffer.buffer(bytes);
    }

    private byte[] once(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextBoolean() ? 20 : 5000));
        return switch (random.nextInt(8)) {
            case 0, 1 -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                yield bytes;
            }
            case 2 -> replaced(bytes, from, to, "");
            case 3 -> replaced(bytes, from, from, WORDS[random.nextInt(WORDS.length)]);
            case 4 -> {
                int times = 1 + random.nextInt(to - from < 50 ? 300 : 3);
                yield replaced(bytes, from, from, text(bytes, from, to).repeat(times));
            }
            case 5 -> otherLength(bytes, from);
            case 6 -> flooded(bytes, from);
            default -> replaced(bytes, from, from, nested());
        };
    }

    /** The next length behind a place, if there is one, is another. */
    private byte[] otherLength(byte[] bytes, int behind) {
        String text = text(bytes, 0, bytes.length);
        int at = text.indexOf(LENGTH, behind);
        if (at < 0) {
            return bytes;
        }
        int from = at + LENGTH.length();
        int end = text.indexOf('\n', from);
        return replaced(bytes, from, end < 0 ? bytes.length : end, LENGTHS[random.nextInt(LENGTHS.length)]);
    }

    /** Many headers more, before the line at a place. */
    private byte[] flooded(byte[] bytes, int near) {
        int line = text(bytes, 0, bytes.length).indexOf('\n', near) + 1;
        StringBuilder headers = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 6000 : 400); i > 0; i--) {
            headers.append('x').append(i).append(": y\n");
        }
        return replaced(bytes, line, line, headers.toString());
    }

    private String nested() {
        String open = random.nextBoolean() ? "[" : "{\"a\":";
        return open.repeat(1 + random.nextInt(random.nextInt(10) == 0 ? 3000 : 50));
    }

    /** The messages with a body that is damaged, and a length that is its own. */
    private byte[] rewrapped(List<EslMessage> messages) {
        Buffer stream = Buffer.buffer();
        for (EslMessage message : messages) {
            byte[] body = message.body().getBytes();
            for (int i = random.nextInt(3); i > 0 && body.length > 0; i--) {
                body = once(body);
            }
            for (String name : message.headers().names()) {
                boolean isLength = name.equals("Content-Length");
                stream.appendString(name + ": " + (isLength ? "" + body.length : message.header(name)) + "\n");
            }
            stream.appendString("\n").appendBytes(body);
        }
        return stream.getBytes();
    }

    private static byte[] replaced(byte[] bytes, int from, int to, String text) {
        return Buffer.buffer()
                .appendBytes(bytes, 0, from)
                .appendBytes(text.chars().anyMatch(c -> c > 255)
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : text.getBytes(StandardCharsets.ISO_8859_1))
                .appendBytes(bytes, to, bytes.length - to)
                .getBytes();
    }

    /** A character a byte. */
    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
