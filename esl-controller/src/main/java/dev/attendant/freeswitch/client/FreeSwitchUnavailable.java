package dev.attendant.freeswitch.client;

/** FreeSWITCH's event socket cannot be used. The message is for an operator, and says what to do. */
public final class FreeSwitchUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

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
        LOST,
        /** There is no connection yet. */
        CONNECTING,
        /** A request was not answered in time. */
        LATE,
        /** A request was not sent: too many wait. */
        BUSY,
        /** The client has been closed. */
        CLOSED
    }

    private final Reason reason;
    private final String what;
    private final String remedy;

    private FreeSwitchUnavailable(Reason reason, String what, String remedy) {
        super(remedy.isEmpty() ? what : what + "; " + remedy);
        this.reason = reason;
        this.what = what;
        this.remedy = remedy;
    }

    /** @param details may be empty */
    static FreeSwitchUnavailable of(Reason reason, FreeSwitchLogin where, String details) {
        String freeSwitch = "FreeSWITCH at " + where;
        String what = switch (reason) {
            case UNREACHABLE -> "nothing listens at " + where;
            case SILENT -> "no event socket answers at " + where;
            case ADDRESS_DENIED -> freeSwitch + " does not let this machine's address in";
            case PASSWORD_DENIED -> freeSwitch + " refuses the password";
            case LOST -> freeSwitch + " ended the connection";
            case CONNECTING -> freeSwitch + " is not connected yet";
            case LATE -> freeSwitch + " does not answer in time";
            case BUSY -> freeSwitch + " answers too slowly: too many requests wait";
            case CLOSED -> "the connection with " + freeSwitch + " has been closed";
        };
        String remedy = switch (reason) {
            case UNREACHABLE -> "is FreeSWITCH running, with mod_event_socket? compare freeswitch.event-socket.host"
                    + " and port with listen-ip and listen-port in event_socket.conf.xml";
            case SILENT -> "compare freeswitch.event-socket.host and port with listen-ip and listen-port in"
                    + " event_socket.conf.xml";
            case ADDRESS_DENIED -> "add it to the list that apply-inbound-acl names in event_socket.conf.xml"
                    + " (acl.conf.xml; unless named, loopback.auto), then `fs_cli -x 'reloadacl'` and `fs_cli -x"
                    + " 'reload mod_event_socket'`";
            case PASSWORD_DENIED -> "compare freeswitch.event-socket.password with password in"
                    + " event_socket.conf.xml";
            case LOST, LATE, BUSY -> "look into FreeSWITCH's log";
            case CONNECTING, CLOSED -> "";
        };
        return new FreeSwitchUnavailable(reason, details.isEmpty() ? what : what + ": " + details, remedy);
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong. */
    public String what() {
        return what;
    }

    /** What to do about it; may be empty. */
    public String remedy() {
        return remedy;
    }
}
