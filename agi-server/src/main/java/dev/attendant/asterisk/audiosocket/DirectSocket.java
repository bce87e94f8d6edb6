package dev.attendant.asterisk.audiosocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Vert.x socket's bytes, taken and given below Vert.x' own handler, which makes an array of each read, and a buffer
 * and a promise of each write: at fifty frames a second and call both ways that was most of what the program allocated.
 * Here bytes travel in Netty's pooled buffers. All else, such as closing, remains with the Vert.x socket. Belongs to
 * the socket's event loop.
 */
final class DirectSocket extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(DirectSocket.class);

    private final Consumer<ByteBuf> reader;
    /** Is sent again and again; others hold it only while the kernel has not taken all of it. */
    private final ByteBuf mine = Unpooled.directBuffer(1024);

    private ChannelHandlerContext context;

    /** @param reader is given what arrives; a buffer is valid only during the call */
    DirectSocket(NetSocket socket, Consumer<ByteBuf> reader) {
        this.reader = reader;
        ChannelHandlerContext vertx = ((NetSocketInternal) socket).channelHandlerContext();
        vertx.pipeline().addBefore(vertx.name(), "direct", this);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        mine.release();
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            reader.accept(bytes);
        } catch (RuntimeException e) {
            log.error("Audio of a call could not be taken", e);
        } finally {
            bytes.release();
        }
    }

    /** Sends them at once, in one piece if the kernel takes them. */
    void write(byte[] bytes) {
        ByteBuf buffer = mine.refCnt() == 1 ? mine.retain().clear() : context.alloc().directBuffer(bytes.length);
        context.writeAndFlush(buffer.writeBytes(bytes), context.voidPromise());
    }

    /** Whether the peer reads what we send. */
    boolean isWritable() {
        return context.channel().isWritable();
    }
}
