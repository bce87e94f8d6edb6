package dev.attendant.asterisk.audiosocket;

import dev.attendant.conversation.peer.Listening;
import dev.attendant.conversation.peer.PeerServer;
import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.audio.Metronome;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes the audio connections that Asterisk opens for {@code AudioSocket} and {@code Dial(AudioSocket/…)}. A
 * connection must present the UUID that a live call expects, or it is closed. The connections are spread over
 * the event loops; each loop has one metronome.
 */
public final class AudioSocketServer {

    private final PeerServer server;
    private final Map<UUID, Expected> expected = new ConcurrentHashMap<>();

    private record Expected(int sampleRate, CompletableFuture<AudioPort> connection) {}

    public AudioSocketServer(Vertx vertx, Listening listening) {
        server = new PeerServer(vertx, listening, loop -> {
            Metronome metronome = new Metronome(loop);
            return socket -> new AudioSocketConnection(socket, loop, metronome, this::claim);
        });
    }

    /** Binds; completes with the port, fails when it is taken. */
    public Future<Integer> listen() {
        return server.listen();
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
        return server.connections();
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
}
