package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;

import dev.attendant.conversation.CallHandler;
import dev.attendant.conversation.peer.Listening;
import dev.attendant.conversation.peer.PeerList;
import dev.attendant.freeswitch.FreeSwitchSettings;
import dev.attendant.freeswitch.FreeSwitchSettings.Queues;
import dev.attendant.freeswitch.call.FreeSwitchServer;
import dev.attendant.server.calls.Await;
import io.vertx.core.Vertx;
import java.util.List;

/** The attendant's server for FreeSWITCH, without the rest of the attendant, on ports that are free. */
final class FreeSwitchAttendant implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final FreeSwitchServer server;

    FreeSwitchAttendant(CallHandler handler) {
        server = new FreeSwitchServer(
                vertx,
                new FreeSwitchSettings(
                        new Listening("freeswitch.socket", "127.0.0.1", 0, PeerList.of(List.of("127.0.0.1")), 100, 2),
                        new FreeSwitchSettings.Audio("127.0.0.1", "", 0, 0),
                        new Queues(Queues.Application.CALLCENTER, "{queue}@default")),
                handler);
        Await.value(server.listen(), SOON);
    }

    Vertx vertx() {
        return vertx;
    }

    int port() {
        return server.port();
    }

    /** Of both kinds: event sockets, and sockets for audio. */
    int connections() {
        return server.connections() + server.audioSockets();
    }

    @Override
    public void close() {
        Await.value(vertx.close(), SOON);
    }
}
