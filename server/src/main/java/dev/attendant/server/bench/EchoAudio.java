package dev.attendant.server.bench;

import dev.attendant.asterisk.audiosocket.AudioSocketMessage;
import dev.attendant.conversation.peer.PeerServer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/**
 * An AudioSocket connection whose audio goes back at once, as it came, in Netty's own buffers: two system calls a
 * frame. What says whose audio it is is left out; Asterisk would not take it. Belongs to the socket's event loop.
 */
final class EchoAudio extends ChannelInboundHandlerAdapter implements PeerServer.Connection {

    private static final int UUID_LENGTH = 16;

    private final NetSocket socket;
    /** So many bytes of it are still to come. */
    private int identity = AudioSocketMessage.HEADER + UUID_LENGTH;

    EchoAudio(NetSocket socket) {
        this.socket = socket;
        ChannelHandlerContext vertx = ((NetSocketInternal) socket).channelHandlerContext();
        vertx.pipeline().addBefore(vertx.name(), "echo", this);
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        int skipped = Math.min(identity, bytes.readableBytes());
        identity -= skipped;
        bytes.skipBytes(skipped);
        if (bytes.isReadable()) {
            from.writeAndFlush(bytes, from.voidPromise());
        } else {
            bytes.release();
        }
    }

    @Override
    public void introductionIsOver() {
        if (identity > 0) {
            socket.close();
        }
    }

    @Override
    public void closed() {}
}
