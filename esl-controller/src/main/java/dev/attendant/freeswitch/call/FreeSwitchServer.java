package dev.attendant.freeswitch.call;

import dev.attendant.conversation.CallHandler;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.audio.Metronome;
import dev.attendant.conversation.peer.PeerServer;
import dev.attendant.freeswitch.FreeSwitchSettings;
import dev.attendant.freeswitch.esl.EslEvent;
import dev.attendant.freeswitch.unicast.UnicastSockets;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * FreeSWITCH's way in: takes calls over outbound event sockets, makes a phone call of each, and runs it on a virtual
 * thread.
 */
public final class FreeSwitchServer {

    private static final Logger log = LoggerFactory.getLogger(FreeSwitchServer.class);

    private final PeerServer server;
    private final FreeSwitchSettings settings;
    private final UnicastSockets sockets;
    private final CallHandler handler;
    private volatile int port;

    public FreeSwitchServer(Vertx vertx, FreeSwitchSettings settings, CallHandler handler) {
        this.settings = settings;
        this.handler = handler;
        sockets = new UnicastSockets(settings.audio());
        server = new PeerServer(vertx, settings.socket(), loop -> {
            // all calls of a loop are paced together
            Metronome metronome = new Metronome(loop, UnicastSockets.BEATS_MADE_UP);
            return socket -> new CallSocket(socket, (call, channel) -> connected(call, channel, loop, metronome));
        });
    }

    /** Binds; fails when the port is taken. */
    public Future<Void> listen() {
        return server.listen().onSuccess(bound -> port = bound).mapEmpty();
    }

    public int port() {
        return port;
    }

    /** Connections that are open. */
    public int connections() {
        return server.connections();
    }

    /** UDP sockets that are open, one for each call with audio. */
    public int audioSockets() {
        return sockets.open();
    }

    private void connected(CallSocket socket, EslEvent channel, Context loop, Metronome metronome) {
        Instant arrivedAt = Instant.now();
        Thread.ofVirtual().name("call").start(() -> take(new FreeSwitchCall(
                socket,
                channel,
                CallRequest.info(channel, arrivedAt),
                settings,
                hint -> sockets.open(loop, metronome, peer -> peer.hostAddress().equals(socket.peer()), hint))));
    }

    private void take(FreeSwitchCall call) {
        try {
            handler.take(call);
        } catch (RuntimeException | Error e) {
            log.error("A call could not be taken; it goes back to the dialplan", e);
        } finally {
            // does nothing unless the handler failed: or the caller would stay in a silent channel for ever
            call.release(CallResult.FAILED);
        }
    }
}
