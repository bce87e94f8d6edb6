package dev.attendant.conversation.peer;

import io.vertx.core.net.SocketAddress;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is served, as {@link Listening} says; logs who is not, and why. Each reason at most once a second: whoever
 * knocks without end shall not fill the log. For any thread.
 */
final class Admission {

    private static final Logger log = LoggerFactory.getLogger(Admission.class);

    private final Listening listening;
    private final OncePerSecond strangers;
    private final OncePerSecond tooMany;

    /** @param nanoTime {@link System#nanoTime}, or a test's clock */
    Admission(Listening listening, LongSupplier nanoTime) {
        this.listening = listening;
        this.strangers = new OncePerSecond(nanoTime);
        this.tooMany = new OncePerSecond(nanoTime);
    }

    /** @param connections how many there are, with this one */
    boolean admits(SocketAddress peer, int connections) {
        if (!listening.peers().allows(peer)) {
            refused(strangers, peer, "it is not in " + listening.what() + ".allow");
            return false;
        }
        if (connections > listening.maxConnections()) {
            refused(tooMany, peer, listening.maxConnections() + " connections are open already ("
                    + listening.what() + ".max-connections)");
            return false;
        }
        return true;
    }

    private static void refused(OncePerSecond reason, SocketAddress peer, String why) {
        reason.happened().ifPresent(untold -> log.warn("Refused {}: {}{}", peer.hostAddress(), why,
                untold == 0 ? "" : "; " + untold + " more were refused for that since it was last told"));
    }
}
