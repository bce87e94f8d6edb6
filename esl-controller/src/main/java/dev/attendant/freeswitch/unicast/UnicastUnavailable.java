package dev.attendant.freeswitch.unicast;

/** A call gets no audio; the message tells an operator why, and what to do. */
public final class UnicastUnavailable extends RuntimeException {

    public UnicastUnavailable(String message) {
        super(message);
    }

    public UnicastUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
