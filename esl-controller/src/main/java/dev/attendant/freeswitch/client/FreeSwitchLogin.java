package dev.attendant.freeswitch.client;

/** Where FreeSWITCH's own event socket is ({@code event_socket.conf.xml}), and its password. */
public record FreeSwitchLogin(String host, int port, String password) {

    /** Where; never the password. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
