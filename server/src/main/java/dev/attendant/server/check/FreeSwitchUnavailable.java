package dev.attendant.server.check;

/** FreeSWITCH's event socket cannot be used. The message has details, for an operator; it may be empty. */
public final class FreeSwitchUnavailable extends Exception {

    /** Why. */
    public enum Reason {
        /** The connection is refused, or the host cannot be reached. */
        UNREACHABLE,
        /** It does not answer in time, or not as an event socket does. */
        SILENT,
        /** {@code text/rude-rejection}: our address is not in {@code apply-inbound-acl}. */
        ADDRESS_DENIED,
        /** {@code -ERR invalid} to {@code auth}. */
        PASSWORD_DENIED,
        /** The connection ended after the login. */
        LOST
    }

    private final Reason reason;

    public FreeSwitchUnavailable(Reason reason, String details) {
        super(details);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
