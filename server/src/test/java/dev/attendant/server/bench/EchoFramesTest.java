package dev.attendant.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EchoFramesTest {

    private static final byte[] IDENTITY = message(0x01, 16);
    private static final byte[] DIGIT = message(0x03, 1);
    private static final byte[] FRAME = message(0x10, 320);

    private final EmbeddedChannel channel = new EmbeddedChannel(EchoFrames.messages(), new EchoFrames());

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void audioGoesBackAsItCameAndNothingElseDoes() {
        read(IDENTITY, FRAME, DIGIT, FRAME);

        assertThat(written()).containsExactly(FRAME, FRAME);
    }

    @Test
    void aMessageInPiecesGoesBackInOnePiece() {
        ByteBuf all = Unpooled.wrappedBuffer(IDENTITY, FRAME, FRAME);
        channel.writeInbound(all.readRetainedSlice(IDENTITY.length + FRAME.length + 2));
        assertThat(written()).as("a lone part of a header would hold Asterisk").containsExactly(FRAME);
        channel.writeInbound(all.readRetainedSlice(200));
        assertThat(written()).isEmpty();
        channel.writeInbound(all);
        assertThat(written()).containsExactly(FRAME);
    }

    private void read(byte[]... messages) {
        channel.writeInbound(Unpooled.wrappedBuffer(messages));
    }

    private List<byte[]> written() {
        List<byte[]> all = new ArrayList<>();
        ByteBuf next;
        while ((next = channel.readOutbound()) != null) {
            all.add(ByteBufUtil.getBytes(next));
            next.release();
        }
        return all;
    }

    private static byte[] message(int type, int length) {
        byte[] message = new byte[3 + length];
        message[0] = (byte) type;
        message[1] = (byte) (length >> 8);
        message[2] = (byte) length;
        for (int i = 0; i < length; i++) {
            message[3 + i] = (byte) i;
        }
        return message;
    }
}
