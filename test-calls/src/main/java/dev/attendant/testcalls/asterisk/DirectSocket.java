package dev.attendant.testcalls.asterisk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

import java.util.function.Consumer;

/**
 * Takes and gives a Vert.x socket's bytes below Vert.x, which would allocate for each read and write: a load of many
 * calls shares the machine with the attendant that it measures. On the socket's event loop.
 */
final class DirectSocket extends ChannelInboundHandlerAdapter {

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
        } finally {
            bytes.release();
        }
    }

    /** Sends them at once, in one piece if the kernel takes them. */
    void write(byte[] bytes) {
        ByteBuf buffer = mine.refCnt() == 1 ? mine.retain().clear() : context.alloc().directBuffer(bytes.length);
        context.writeAndFlush(buffer.writeBytes(bytes), context.voidPromise());
    }

}
