package dev.attendant.asterisk.audiosocket;

import dev.attendant.asterisk.Listening;
import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.audio.Metronome;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the audio connections that Asterisk opens for {@code AudioSocket} and {@code Dial(AudioSocket/…)}. A
 * connection must present the UUID that a live call expects, or it is closed. The connections are spread over
 * the event loops; each loop has one metronome.
 */
public final class AudioSocketServer {

    private static final Logger log = LoggerFactory.getLogger(AudioSocketServer.class);

    /** How long a connection may take to say which call it is for. */
    private static final long UUID_TIMEOUT_MILLIS = 5000;

    private final Vertx vertx;
    private final Listening listening;
    private final Map<UUID, Expected> expected = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();

    private record Expected(int sampleRate, CompletableFuture<AudioPort> connection) {}

    public AudioSocketServer(Vertx vertx, Listening listening) {
        this.vertx = vertx;
        this.listening = listening;
    }

    /** Binds; completes with the port, fails when it is taken. */
    public Future<Integer> listen() {
        return listening.deploy(vertx, Listener::new);
    }

    /**
     * Announces a call whose audio is about to come. The future completes on the connection's event loop.
     * {@link #forget} ends it.
     */
    public CompletableFuture<AudioPort> expect(UUID call, int sampleRate) {
        CompletableFuture<AudioPort> connection = new CompletableFuture<>();
        expected.put(call, new Expected(sampleRate, connection));
        return connection;
    }

    /** The call does not expect its audio any more. */
    public void forget(UUID call) {
        expected.remove(call);
    }

    /** How many connections are open. */
    public int connections() {
        return connections.get();
    }

    /** Gives the connection to the call that expects it; false when none does. */
    private boolean claim(UUID call, AudioSocketConnection connection) {
        Optional<Expected> waiting = Optional.ofNullable(expected.remove(call));
        waiting.ifPresent(claimant -> {
            connection.claimed(claimant.sampleRate());
            claimant.connection().complete(connection);
        });
        return waiting.isPresent();
    }

    /** The part of the server that lives on one event loop. */
    private final class Listener extends VerticleBase implements Listening.Bound {

        private Metronome metronome;
        private NetServer server;

        @Override
        public Future<?> start() {
            metronome = new Metronome(context);
            server = vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true).setTcpKeepAlive(true).setAcceptBacklog(1024));
            server.connectHandler(this::accept);
            server.exceptionHandler(e -> log.info("An AudioSocket connection failed: {}", e.toString()));
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
            AudioSocketConnection connection =
                    new AudioSocketConnection(socket, context, metronome, AudioSocketServer.this::claim);
            socket.closeHandler(closed -> {
                connections.decrementAndGet();
                connection.closed();
            });
            vertx.setTimer(UUID_TIMEOUT_MILLIS, timer -> connection.closeUnlessClaimed());
        }
    }
}
