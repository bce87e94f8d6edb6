package dev.attendant.server.bench;

import dev.attendant.conversation.peer.PeerServer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;

/** An AudioSocket connection whose audio goes back at once. Belongs to the socket's event loop. */
final class EchoAudio implements PeerServer.Connection {

    private final NetSocket socket;
    private final EchoFrames frames = new EchoFrames();

    EchoAudio(NetSocket socket) {
        this.socket = socket;
        ChannelHandlerContext vertx = ((NetSocketInternal) socket).channelHandlerContext();
        ChannelPipeline pipeline = vertx.pipeline();
        pipeline.addBefore(vertx.name(), "messages", EchoFrames.messages());
        pipeline.addBefore(vertx.name(), "echo", frames);
    }

    @Override
    public void introductionIsOver() {
        if (!frames.hasBegun()) {
            socket.close();
        }
    }

    @Override
    public void closed() {}
}
