package dev.attendant.conversation.peer;

import java.util.concurrent.atomic.AtomicInteger;

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

    /** Vert.x lets the parts of a server share a free port when all ask for the same negative one. */
    private static final AtomicInteger FREE_PORT = new AtomicInteger();

    public Listening {
        port = port == 0 ? FREE_PORT.decrementAndGet() : port;
    }
}
