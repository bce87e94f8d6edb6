package dev.attendant.freeswitch.esl;

/** Hears what FreeSWITCH sends without being asked. On the connection's event loop: it must not block. */
public interface EslListener {

    void event(EslEvent event);

    /**
     * The call is over.
     *
     * @param lingering the socket stays open for the events that are left ({@code linger}); else it closes now
     */
    void disconnectNotice(boolean lingering);

    /** The connection is closed; the last call. */
    void closed();

    /** FreeSWITCH wants a password: {@link EslCommand#auth}. Only on connections that we make. */
    default void authRequest() {}

    /** Its access list refuses our address; it closes. */
    default void rudeRejection(String text) {}

    /** A line of its log, after {@code log <level>}. */
    default void log(EslMessage line) {}

    /** What came is not FreeSWITCH's; it has been logged, and the connection closes. */
    default void malformed(String why) {}
}
