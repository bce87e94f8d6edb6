package dev.attendant.asterisk.agi;

import dev.attendant.asterisk.Listening;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the calls that Asterisk's dialplan hands over with {@code AGI(agi://…)}. */
final class FastAgiServer {

    private static final Logger log = LoggerFactory.getLogger(FastAgiServer.class);

    private static final long REQUEST_TIMEOUT_MILLIS = 5000;

    private final Vertx vertx;
    private final Listening listening;
    private final AgiConnection.Listener calls;
    private final AtomicInteger connections = new AtomicInteger();

    FastAgiServer(Vertx vertx, Listening listening, AgiConnection.Listener calls) {
        this.vertx = vertx;
        this.listening = listening;
        this.calls = calls;
    }

    /** Binds; completes with the port, fails when it is taken. */
    Future<Integer> listen() {
        return listening.deploy(vertx, Listener::new);
    }

    int connections() {
        return connections.get();
    }

    /** The part of the server that lives on one event loop. */
    private final class Listener extends VerticleBase implements Listening.Bound {

        private NetServer server;

        @Override
        public Future<?> start() {
            server = vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true).setTcpKeepAlive(true).setAcceptBacklog(1024));
            server.connectHandler(this::accept);
            server.exceptionHandler(e -> log.info("An AGI connection failed: {}", e.toString()));
            return server.listen(listening.port(), listening.host());
        }

        @Override
        public int port() {
            return server.actualPort();
        }

        private void accept(NetSocket socket) {
            if (!listening.accepts(socket, connections.incrementAndGet())) {
                connections.decrementAndGet();
                socket.close();
                return;
            }
            AgiConnection connection = new AgiConnection(socket, calls);
            socket.closeHandler(closed -> {
                connections.decrementAndGet();
                connection.closed();
            });
            vertx.setTimer(REQUEST_TIMEOUT_MILLIS, timer -> connection.giveBackUnlessRequested());
        }
    }
}
