package dev.attendant.asterisk.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
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

    private static ByteBuf stream() {
        return Unpooled.buffer()
                .writeBytes(new byte[] {1, 0, 3, 7, 8, 9})
                .writeBytes(new byte[] {3, 0, 1, '5'})
                .writeBytes(AudioSocketMessage.terminate().getBytes())
                .writeBytes(audio(AudioSocketMessage.AUDIO_8K, new short[] {1, -2, 0x1234}))
                .writeBytes(new byte[] {0x12, (byte) 0xff, (byte) 0xff})
                .writeBytes(new byte[0xffff]);
    }

    private static byte[] audio(byte type, short[] samples) {
        byte[] message = AudioSocketMessage.silence(type, samples.length);
        AudioSocketMessage.samples(message).put(0, samples);
        return message;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100, 100_000})
    void messagesAreReadHoweverTcpSplitsThem(int piece) {
        ByteBuf stream = stream();
        while (stream.isReadable()) {
            decoder.read(stream.readSlice(Math.min(stream.readableBytes(), piece)));
        }
        assertThat(seen).containsExactly("1:3:7..9", "3:1:53..53", "0:0:", "16:6:1..18", "18:65535:0..0");
    }

    @Test
    void anyBytesAreRead() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            byte[] noise = new byte[random.nextInt(5000)];
            random.nextBytes(noise);
            decoder.read(Unpooled.wrappedBuffer(noise));
        }
        assertThat(seen).isNotEmpty();
    }

    @Test
    void samplesTravelInTwoBytesTheLowerFirst() {
        assertThat(audio(AudioSocketMessage.AUDIO_16K, new short[] {0x0102, -1}))
                .containsExactly(0x12, 0, 4, 2, 1, -1, -1);
    }
}
