package dev.attendant.asterisk.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioSocketDecoderTest {

    private final List<String> seen = new ArrayList<>();
    private final AudioSocketDecoder decoder =
            new AudioSocketDecoder((type, payload, length) -> seen.add((type & 0xff) + ":" + length + ":"
                    + (length == 0 ? "" : payload[0] + ".." + payload[length - 1])));

    private static Buffer stream() {
        return Buffer.buffer()
                .appendBytes(new byte[] {1, 0, 3, 7, 8, 9})
                .appendBytes(new byte[] {3, 0, 1, '5'})
                .appendBuffer(AudioSocketMessage.terminate())
                .appendBuffer(AudioSocketMessage.audio(AudioSocketMessage.AUDIO_8K, new short[] {1, -2, 0x1234}))
                .appendBytes(new byte[] {0x12, (byte) 0xff, (byte) 0xff})
                .appendBytes(new byte[0xffff]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100, 100_000})
    void messagesAreReadHoweverTcpSplitsThem(int piece) {
        Buffer stream = stream();
        for (int i = 0; i < stream.length(); i += piece) {
            decoder.read(stream.slice(i, Math.min(stream.length(), i + piece)));
        }
        assertThat(seen).containsExactly("1:3:7..9", "3:1:53..53", "0:0:", "16:6:1..18", "18:65535:0..0");
    }

    @Test
    void anyBytesAreRead() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            byte[] noise = new byte[random.nextInt(5000)];
            random.nextBytes(noise);
            decoder.read(Buffer.buffer(noise));
        }
        assertThat(seen).isNotEmpty();
    }

    @Test
    void samplesTravelInTwoBytesTheLowerFirst() {
        assertThat(AudioSocketMessage.audio(AudioSocketMessage.AUDIO_16K, new short[] {0x0102, -1}).getBytes())
                .containsExactly(0x12, 0, 4, 2, 1, -1, -1);
    }
}
