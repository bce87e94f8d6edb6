package dev.attendant.conversation.peer;

import io.vertx.core.net.NetSocket;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** Vert.x lets the parts of a server share a free port when all ask for the same negative one. */
    private static final AtomicInteger FREE_PORT = new AtomicInteger();

    public Listening {
        port = port == 0 ? FREE_PORT.decrementAndGet() : port;
    }

    /** Whether the peer is served; logs why not. */
    boolean accepts(NetSocket peer, int connections) {
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
