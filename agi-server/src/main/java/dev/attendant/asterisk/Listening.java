package dev.attendant.asterisk;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VerticleBase;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a server listens and whom it serves.
 *
 * @param what           its name in the configuration, for log lines, such as {@code asterisk.agi}
 * @param host           address to bind to
 * @param port           port; 0 for any free one
 * @param peers          who may connect
 * @param maxConnections how many connections it serves at once
 * @param eventLoops     over how many event loops they are spread
 */
public record Listening(String what, String host, int port, PeerList peers, int maxConnections, int eventLoops) {

    private static final Logger log = LoggerFactory.getLogger(Listening.class);

    /** A part of a server, on one event loop. */
    public interface Bound {

        int port();
    }

    /** Deploys one part on each event loop; completes with the port that they share. */
    public <B extends VerticleBase & Bound> Future<Integer> deploy(Vertx vertx, Supplier<B> part) {
        List<Bound> parts = new CopyOnWriteArrayList<>();
        return vertx.deployVerticle(
                        () -> {
                            B bound = part.get();
                            parts.add(bound);
                            return bound;
                        },
                        new DeploymentOptions().setInstances(eventLoops))
                .map(id -> parts.getFirst().port());
    }

    /**
     * Vert.x shares a random port between all parts that ask for the same negative one: each server needs its own,
     * or calls would come where audio is expected, and audio where calls are.
     */
    public int bindPort() {
        return port == 0 ? -1 - Math.floorMod(what.hashCode(), 0xffff) : port;
    }

    /** Whether the peer is served; logs why not. */
    public boolean accepts(NetSocket peer, int connections) {
        if (!peers.allows(peer.remoteAddress())) {
            log.warn("Refused {}: it is not in {}.allow", peer.remoteAddress().hostAddress(), what);
            return false;
        }
        if (connections > maxConnections) {
            log.warn("Refused {}: {} connections are open already ({}.max-connections)",
                    peer.remoteAddress().hostAddress(), maxConnections, what);
            return false;
        }
        return true;
    }
}
