package dev.attendant.conversation.peer;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TCP server for known peers, its connections counted, limited, and spread over the event loops. */
public final class PeerServer {

    private static final Logger log = LoggerFactory.getLogger(PeerServer.class);

    /** How long a peer may take to say what it wants. */
    private static final long INTRODUCTION_MILLIS = 5000;

    private final Vertx vertx;
    private final Listening listening;
    private final Admission admission;
    private final Function<Context, Function<NetSocket, Connection>> connections;
    private final AtomicInteger open = new AtomicInteger();

    /** What becomes of a socket. All methods are called on its event loop. */
    public interface Connection {

        /** The peer has had its time to say what it wants; when it has not, it is closed. */
        void introductionIsOver();

        /** The socket is closed. */
        void closed();
    }

    /** @param connections for an event loop, makes the connections that live on it */
    public PeerServer(
            Vertx vertx, Listening listening, Function<Context, Function<NetSocket, Connection>> connections) {
        this.vertx = vertx;
        this.listening = listening;
        this.admission = new Admission(listening, System::nanoTime);
        this.connections = connections;
    }

    /** Binds; completes with the port, fails when it is taken. */
    public Future<Integer> listen() {
        List<Part> parts = new CopyOnWriteArrayList<>();
        return vertx.deployVerticle(
                        () -> {
                            Part part = new Part();
                            parts.add(part);
                            return part;
                        },
                        new DeploymentOptions().setInstances(listening.eventLoops()))
                .map(id -> parts.getFirst().server.actualPort());
    }

    /** How many connections are open. */
    public int connections() {
        return open.get();
    }

    /** The part of the server that lives on one event loop. */
    private final class Part extends VerticleBase {

        private NetServer server;
        private Function<NetSocket, Connection> connect;

        @Override
        public Future<?> start() {
            connect = connections.apply(context);
            server = vertx.createNetServer(new NetServerOptions()
                    .setTcpNoDelay(true)
                    .setTcpKeepAlive(true)
                    .setAcceptBacklog(1024));
            server.connectHandler(this::accept);
            server.exceptionHandler(e -> log.info("A connection to {} failed: {}", listening.what(), e.toString()));
            return server.listen(listening.port(), listening.host());
        }

        private void accept(NetSocket socket) {
            if (!admission.admits(socket.remoteAddress(), open.incrementAndGet())) {
                open.decrementAndGet();
                socket.close();
                return;
            }
            Connection connection = connect.apply(socket);
            socket.closeHandler(closed -> {
                open.decrementAndGet();
                connection.closed();
            });
            vertx.setTimer(INTRODUCTION_MILLIS, timer -> connection.introductionIsOver());
        }
    }
}
