package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;

import dev.attendant.asterisk.AsteriskSettings;
import dev.attendant.asterisk.agi.AsteriskServer;
import dev.attendant.conversation.CallHandler;
import dev.attendant.conversation.peer.Listening;
import dev.attendant.conversation.peer.PeerList;
import dev.attendant.server.calls.Await;
import io.vertx.core.Vertx;
import java.util.List;

/** The attendant's server for Asterisk, without the rest of the attendant, on ports that are free. */
final class AsteriskAttendant implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final AsteriskServer server;

    /** @param rate of the audio between Asterisk and the attendant, 8000 or 16000 */
    AsteriskAttendant(CallHandler handler, int rate) {
        server = new AsteriskServer(
                vertx, new AsteriskSettings(listening("asterisk.agi"), listening("asterisk.audio-socket"), "", rate),
                handler);
        Await.value(server.listen(), SOON);
    }

    private static Listening listening(String what) {
        return new Listening(what, "127.0.0.1", 0, PeerList.of(List.of("127.0.0.1")), 100, 2);
    }

    Vertx vertx() {
        return vertx;
    }

    int port() {
        return server.agiPort();
    }

    int connections() {
        return server.connections();
    }

    @Override
    public void close() {
        Await.value(vertx.close(), SOON);
    }
}
