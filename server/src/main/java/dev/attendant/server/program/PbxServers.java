package dev.attendant.server.program;

import dev.attendant.conversation.CallHandler;
import dev.attendant.conversation.peer.Listening;
import dev.attendant.conversation.peer.PeerList;
import dev.attendant.server.cli.OperatorError;
import dev.attendant.server.config.Cidr;
import dev.attendant.server.config.Settings;
import dev.attendant.server.pbx.Pbx;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** The servers that PBXs hand calls over to. They are closed with their Vert.x. */
final class PbxServers {

    private final AsteriskEntrance asterisk;
    private final List<PbxServer> all;

    private PbxServers(AsteriskEntrance asterisk, FreeSwitchEntrance freeSwitch) {
        this.asterisk = asterisk;
        this.all = List.of(asterisk, freeSwitch);
    }

    /**
     * Opens all; returns once calls are taken.
     *
     * @param desk is given the calls of all PBXs
     */
    static PbxServers open(Vertx vertx, Settings settings, CallHandler desk) {
        PbxServers servers = new PbxServers(
                new AsteriskEntrance(vertx, settings.asterisk(), desk),
                new FreeSwitchEntrance(vertx, settings.freeswitch(), desk));
        servers.all.forEach(PbxServer::open);
        return servers;
    }

    AsteriskEntrance asterisk() {
        return asterisk;
    }

    int port(Pbx pbx) {
        return all.stream().filter(server -> server.pbx() == pbx).findFirst().orElseThrow().port();
    }

    /** How many connections PBXs have open to us. */
    int connections() {
        return all.stream().mapToInt(PbxServer::connections).sum();
    }

    /** What we listen on, for the log. */
    String listening() {
        return all.stream().map(server -> server.pbx() + ": " + server.listening()).collect(Collectors.joining("; "));
    }

    static Listening listening(String key, String host, int port, List<Cidr> allow, int maxConnections) {
        return new Listening(key, host, port, PeerList.of(allow.stream().map(Cidr::toString).toList()), maxConnections,
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * Waits until it listens.
     *
     * @param failure what to tell when it cannot
     * @param others  which keys name other ports
     */
    static void await(Future<Void> listening, String failure, String others) {
        try {
            listening.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new OperatorError(
                    failure + ": " + e.getCause().getMessage() + "; is Attendant running already? " + others, e);
        }
    }
}
