package dev.attendant.freeswitch.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Streams of FreeSWITCH, damaged at random: {@code -Dfuzz.seconds=60} goes on for so long. */
class EslFuzzTest {

    private static final EslLimits LIMITS = new EslLimits(2000, 300, 20_000, 8000);
    private static final String[] WORDS = {
        "\n", "\n\n", "\r\n", ":", "Content-Length: ", "Content-Length: -1\n", "Content-Length: 7999\n",
        "Content-Length: 99999999999\n", "Content-Type: text/event-json\n", "Content-Type: text/event-plain\n",
        "%", "%4",
        "{", "}", "[", "]", "\"", "\\", "\\u12", "\0", "é", "_undef_", "ARRAY::", "text/disconnect-notice"
    };

    private int messages;
    private int events;
    private int refusals;

    @Test
    void noStreamBringsAnythingButMessagesOrTheOneRefusal() {
        long end = System.nanoTime() + Duration.ofSeconds(Long.getLong("fuzz.seconds", 0)).toNanos();
        Buffer valid = Stream.ofEverything();
        for (long round = 0; round < 20_000 || System.nanoTime() < end; round++) {
            Random random = new Random(round);
            Buffer stream = damage(valid, random);
            try {
                readInPieces(stream, random);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + round, e);
            }
        }
        assertThat(messages).isPositive();
        assertThat(events).isPositive();
        assertThat(refusals).isPositive();
    }

    private static Buffer damage(Buffer valid, Random random) {
        int from = random.nextInt(valid.length());
        byte[] bytes = valid.getBytes(random.nextBoolean() ? 0 : from, valid.length());
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        Buffer stream = Buffer.buffer();
        int at = 0;
        for (int i = random.nextInt(6); i > 0; i--) {
            int next = at + random.nextInt(bytes.length - at);
            stream.appendBytes(bytes, at, next - at);
            int skipped = Math.min(bytes.length - 1, next + random.nextInt(9));
            at = random.nextInt(4) == 0 ? random.nextInt(next + 1) : skipped;
            stream.appendString(WORDS[random.nextInt(WORDS.length)]);
        }
        return stream.appendBytes(bytes, at, bytes.length - at);
    }

    /** Whatever the pieces, the outcome is that of the whole, and all that was handed on is within the limits. */
    private void readInPieces(Buffer stream, Random random) {
        StringBuilder pieces = new StringBuilder();
        EslDecoder decoder = new EslDecoder(LIMITS, m -> take(m, pieces));
        for (int at = 0; at < stream.length(); ) {
            int next = Math.min(stream.length(), at + 1 + random.nextInt(1500));
            read(decoder, stream.getBuffer(at, next), pieces);
            at = next;
        }
        StringBuilder whole = new StringBuilder();
        EslDecoder other = new EslDecoder(LIMITS, m -> take(m, whole));
        read(other, stream, whole);
        assertThat(pieces).hasToString(whole.toString());
    }

    private void read(EslDecoder decoder, Buffer bytes, StringBuilder seen) {
        try {
            decoder.read(bytes);
        } catch (EslMalformed e) {
            refusals++;
            seen.append("refused ").append(e.getMessage());
        }
    }

    private void take(EslMessage message, StringBuilder seen) {
        messages++;
        assertThat(seen.indexOf("refused")).as("nothing after a refusal").isNegative();
        assertThat(message.contentType()).isNotNull();
        assertThat(message.body().length()).isLessThanOrEqualTo(LIMITS.body());
        assertThat(message.headers().size()).isBetween(1, LIMITS.headers());
        seen.append(message.headers().names()).append(message.body().length()).append('\n');
        EslReply reply = EslReply.of(message);
        assertThat(reply.text()).isNotNull();
        assertThat(reply.channel().name()).isNotNull();
        try {
            EslEvent event = EslEvent.of(message);
            assertThat(event.body()).isNotNull();
            events++;
        } catch (EslMalformed e) {
            assertThat(e).hasMessageNotContainingAny("\n", "\r");
        }
    }
}
