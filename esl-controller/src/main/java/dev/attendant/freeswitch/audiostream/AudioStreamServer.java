package dev.attendant.freeswitch.audiostream;

import dev.attendant.conversation.audio.Metronome;
import dev.attendant.conversation.peer.Admission;
import dev.attendant.conversation.peer.Listening;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.net.SocketAddress;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where FreeSWITCH's {@code mod_audio_stream} connects, with a WebSocket for each call. Each call is expected at a
 * path that nobody can guess and that is good once, for the module offers no other proof of who it is. The audio of a
 * call lives on the event loop that its connection came to. May be used from any thread.
 *
 * <p>What goes over the connection is what {@code audio_streamer_glue.cpp} of {@code amigniter/mod_audio_stream} and
 * of {@code voxcom-us/mod_audio_stream} send and take, and {@code WebSocketContext.cpp} of {@code amigniter/libwsc},
 * their WebSocket client.
 */
public final class AudioStreamServer {

    private static final Logger log = LoggerFactory.getLogger(AudioStreamServer.class);

    private static final String PATH = "/audio/";
    private static final int SECRET_BYTES = 24;
    /** A message has {@code STREAM_BUFFER_SIZE} of audio; more than 200 ms would be no talk any more. */
    private static final int MOST_BYTES = 8 * 1024;
    private static final int LONGEST_LINE = 1024;
    private static final int MOST_HEADERS = 4096;
    private static final int INTRODUCTION_MILLIS = 5000;
    /** Three of the module's pings are missing: the machine or the network is gone. */
    private static final int DEAD_MILLIS = 3000 * AudioStreamCommands.HEART_BEAT_SECONDS;
    private static final short POLICY = 1008;

    private final Vertx vertx;
    private final AudioStreamSettings settings;
    private final int introductionMillis;
    private final int deadMillis;
    private final Admission admission;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, AudioStream> expected = new ConcurrentHashMap<>();
    /** The peers' addresses and ports. */
    private final Set<SocketAddress> connections = ConcurrentHashMap.newKeySet();

    public AudioStreamServer(Vertx vertx, AudioStreamSettings settings) {
        this(vertx, settings, INTRODUCTION_MILLIS, DEAD_MILLIS);
    }

    /**
     * @param introductionMillis how long a connection may take to become a call's stream
     * @param deadMillis         after how long without a message or ping it is taken for dead
     */
    AudioStreamServer(Vertx vertx, AudioStreamSettings settings, int introductionMillis, int deadMillis) {
        this.vertx = vertx;
        this.settings = settings;
        this.introductionMillis = introductionMillis;
        this.deadMillis = deadMillis;
        admission = new Admission(settings.listening(), System::nanoTime);
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
                        new DeploymentOptions().setInstances(settings.listening().eventLoops()))
                .map(id -> parts.getFirst().server.actualPort());
    }

    /**
     * Expects a call's audio.
     *
     * @param sampleRate at which the call is to be talked with, 8000 or 16000
     */
    public AudioStream expect(int sampleRate) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String path = PATH + HexFormat.of().formatHex(bytes);
        AudioStream stream = new AudioStream(settings.url() + path, sampleRate, () -> expected.remove(path));
        expected.put(path, stream);
        return stream;
    }

    /** Streams that nobody has connected for yet. */
    public int expected() {
        return expected.size();
    }

    /** Connections that are open. */
    public int connections() {
        return connections.size();
    }

    /** The part of the server that lives on one event loop. */
    private final class Part extends VerticleBase {

        private HttpServer server;
        private Metronome metronome;
        /** The timers of the connections that are no streams yet, by their addresses. */
        private final Map<SocketAddress, Long> introductions = new HashMap<>();

        @Override
        public Future<?> start() {
            // all calls of a loop are paced together
            metronome = new Metronome(context);
            Listening listening = settings.listening();
            HttpServerOptions options = new HttpServerOptions()
                    .setMaxWebSocketFrameSize(MOST_BYTES)
                    .setMaxWebSocketMessageSize(MOST_BYTES)
                    .setMaxInitialLineLength(LONGEST_LINE)
                    .setMaxHeaderSize(MOST_HEADERS)
                    // the module asks for compression, unless told not to; it takes a refusal
                    .setPerMessageWebSocketCompressionSupported(false)
                    .setPerFrameWebSocketCompressionSupported(false);
            // a connection is known from its first moment, not from its first bytes
            options.setHttp2ClearTextEnabled(false);
            options.setTcpNoDelay(true)
                    .setTcpKeepAlive(true)
                    .setAcceptBacklog(1024)
                    .setReadIdleTimeout(deadMillis)
                    .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
            server = vertx.createHttpServer(options);
            server.connectionHandler(this::accept);
            server.webSocketHandshakeHandler(AudioStreamServer.this::introduce);
            server.webSocketHandler(this::take);
            server.exceptionHandler(e -> log.info("A connection to {} failed: {}", listening.what(), e.toString()));
            return server.listen(listening.port(), listening.host());
        }

        private void accept(HttpConnection connection) {
            SocketAddress peer = connection.remoteAddress();
            connections.add(peer);
            connection.closeHandler(closed -> closed(peer));
            if (admission.admits(peer, connections.size())) {
                introductions.put(peer, vertx.setTimer(introductionMillis, timer -> connection.close()));
            } else {
                connection.close();
            }
        }

        /** Vert.x tells of the end of the connection, or of the WebSocket that it has become. */
        private void closed(SocketAddress peer) {
            introduced(peer);
            connections.remove(peer);
        }

        private void introduced(SocketAddress peer) {
            Optional.ofNullable(introductions.remove(peer)).ifPresent(vertx::cancelTimer);
        }

        private void take(ServerWebSocket socket) {
            SocketAddress peer = socket.remoteAddress();
            introduced(peer);
            socket.closeHandler(closed -> closed(peer));
            Optional<AudioStream> stream = Optional.ofNullable(expected.remove(socket.path()));
            boolean wanted = stream.isPresent() && stream.get().connected(new StreamAudio(
                    socket, context, metronome, settings.playback(), stream.get().sampleRate(), () -> closed(peer)));
            if (!wanted) {
                socket.close(POLICY, "not expected");
            }
        }
    }

    private void introduce(ServerWebSocketHandshake handshake) {
        if (expected.containsKey(handshake.path())) {
            handshake.accept();
        } else {
            log.warn("Refused {}: no call is expected where it connected to {}",
                    handshake.remoteAddress().hostAddress(), settings.listening().what());
            handshake.reject(404);
        }
    }
}
