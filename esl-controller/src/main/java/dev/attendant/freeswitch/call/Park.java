package dev.attendant.freeswitch.call;

import java.time.Duration;
import java.util.Optional;

/**
 * Takes a call back into a park: out of a queue, or out of a park that has had its unicast.
 *
 * <p>{@code uuid_transfer} is the only way out of {@code callcenter}; it ends the dialplan that the call is in, with
 * what stands there behind {@code socket} for the case that we die. So the new park is followed by a transfer to
 * where the dialplan says, in its variable {@code attendant_after}.
 */
final class Park {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String PLACE = "[A-Za-z0-9_.+-]+( [A-Za-z0-9_-]+){0,2}";

    private final CallSocket socket;
    private final String after;
    private boolean fresh = true;

    /** @param after extension, dialplan and context, as {@code transfer} takes them; empty when unknown */
    Park(CallSocket socket, String after) {
        this.socket = socket;
        this.after = after.matches(PLACE) ? after : "";
    }

    /** Whether a call can be taken back at all. */
    boolean isPossible() {
        return !after.isEmpty();
    }

    /** Whether this park has not had a unicast yet; from now on it has. */
    boolean use() {
        boolean unused = fresh;
        fresh = false;
        return unused;
    }

    /** What the operator can do about a call that cannot. */
    String advice() {
        return isPossible()
                ? "FreeSWITCH did not park the call again"
                : "the dialplan does not set attendant_after (extension, dialplan and context for a call that loses us), "
                        + "so that the call cannot be taken back from a queue; see freeswitch-conf/dialplan/attendant.xml";
    }

    /** Parks the call anew; returns once it is parked. */
    boolean again() {
        if (!isPossible()) {
            return false;
        }
        socket.forget();
        // with a colon even without data: "park," alone would be an extension of that name
        String actions = "'park:,transfer:" + after + "'";
        if (!socket.api("uuid_transfer", socket.uuid(), actions, "inline").isOk()) {
            return false;
        }
        long until = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            Optional<Happening> next = socket.await(Duration.ofNanos(until - System.nanoTime()));
            if (next.isEmpty()) {
                return false;
            }
            if (next.get() instanceof Happening.Parked) {
                fresh = true;
                return true;
            }
        }
    }
}
