package dev.attendant.server.bench;

import dev.attendant.asterisk.audiosocket.AudioSocketMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;

/**
 * Gives AudioSocket's audio messages back as they came, in the buffers in which they came: two system calls a frame.
 * Only whole ones: Asterisk ends the audio when the rest of a message comes over 5 ms after its beginning, as it would
 * when this process is held up between two reads. Other messages Asterisk would not take back; they are left out.
 */
final class EchoFrames extends ChannelInboundHandlerAdapter {

    private static final int LONGEST_PAYLOAD = 0xffff;
    private static final int LENGTH_AT = 1;
    private static final int LENGTH_BYTES = 2;

    private boolean begun;

    /** What goes before it: cuts a stream of bytes into messages, however TCP split or joined them. */
    static ChannelHandler messages() {
        return new LengthFieldBasedFrameDecoder(AudioSocketMessage.HEADER + LONGEST_PAYLOAD, LENGTH_AT, LENGTH_BYTES);
    }

    /** Whether there has been any message. */
    boolean hasBegun() {
        return begun;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        begun = true;
        ByteBuf bytes = (ByteBuf) message;
        if (bytes.getByte(0) == AudioSocketMessage.AUDIO_8K) {
            from.write(bytes, from.voidPromise());
        } else {
            bytes.release();
        }
    }

    /** What was read at once is written at once. */
    @Override
    public void channelReadComplete(ChannelHandlerContext from) {
        from.flush();
        from.fireChannelReadComplete();
    }
}
