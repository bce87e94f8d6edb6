package dev.attendant.asterisk.agi;

import dev.attendant.asterisk.AsteriskSettings;
import dev.attendant.conversation.peer.PeerServer;
import dev.attendant.asterisk.audiosocket.AudioSocketServer;
import dev.attendant.conversation.CallHandler;
import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.PhoneCall;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asterisk's way in: takes calls over FastAGI, makes a phone call of each, and runs it on a virtual thread. */
public final class AsteriskServer {

    private static final Logger log = LoggerFactory.getLogger(AsteriskServer.class);

    private final PeerServer agi;
    private final AudioSocketServer audioSockets;
    private final AsteriskSettings settings;
    private final CallHandler handler;
    private volatile int audioPort;
    private volatile int agiPort;

    public AsteriskServer(Vertx vertx, AsteriskSettings settings, CallHandler handler) {
        this.settings = settings;
        this.handler = handler;
        agi = new PeerServer(vertx, settings.agi(), loop -> socket -> new AgiConnection(socket, this::request));
        audioSockets = new AudioSocketServer(vertx, settings.audioSocket());
    }

    /** Binds both ports; fails when one is taken. */
    public Future<Void> listen() {
        return audioSockets.listen()
                .compose(port -> {
                    audioPort = port;
                    return agi.listen();
                })
                .onSuccess(port -> agiPort = port)
                .mapEmpty();
    }

    public int agiPort() {
        return agiPort;
    }

    public int audioPort() {
        return audioPort;
    }

    /** Connections of both kinds that are open. */
    public int connections() {
        return agi.connections() + audioSockets.connections();
    }

    private void request(AgiConnection connection, Map<String, String> headers) {
        Instant arrivedAt = Instant.now();
        AgiRequest request = new AgiRequest(headers);
        Thread.ofVirtual().name("call").start(() -> take(connection, request, arrivedAt));
    }

    private void take(AgiConnection connection, AgiRequest request, Instant arrivedAt) {
        try {
            Map<String, String> variables = new LinkedHashMap<>();
            request.variables().forEach(name -> variables.put(name, connection.variable(name)));
            CallInfo info = request.info(variables, arrivedAt);
            handle(new AgiPhoneCall(connection, info, audioSockets, application()));
        } catch (RuntimeException | Error e) {
            // or the caller would stay in a silent channel for ever
            log.error("A call could not be taken; it goes back to the dialplan", e);
            connection.release(CallResult.FAILED.value());
        }
    }

    private void handle(PhoneCall call) {
        try {
            handler.take(call);
        } catch (RuntimeException | Error e) {
            log.error("A call was given up; it goes back to the dialplan", e);
        } finally {
            // does nothing unless the handler failed: then there may be a line to close before anything else works
            call.release(CallResult.FAILED);
        }
    }

    private AudioApplication application() {
        String address = settings.advertise().isEmpty()
                ? settings.audioSocket().host() + ":" + audioPort
                : settings.advertise();
        return new AudioApplication(address, settings.sampleRate());
    }
}
