package dev.attendant.freeswitch;

import dev.attendant.conversation.peer.Listening;

/**
 * How FreeSWITCH reaches us.
 *
 * @param socket where the dialplan's {@code socket} application hands over calls
 * @param audio  where the calls' audio comes
 */
public record FreeSwitchSettings(Listening socket, Audio audio) {

    /**
     * The UDP side of {@code unicast}: each call has a socket of its own.
     *
     * @param host      address to bind to
     * @param advertise the IP address at which FreeSWITCH reaches that; empty for the host
     * @param firstPort of the range that the calls' sockets are taken from; 0 for any free ones
     * @param lastPort  of that range, included; 0 for any free ones
     */
    public record Audio(String host, String advertise, int firstPort, int lastPort) {}
}
