package dev.attendant.freeswitch;

import dev.attendant.conversation.peer.Listening;

/**
 * How FreeSWITCH reaches us, and how we reach its queues.
 *
 * @param socket where the dialplan's {@code socket} application hands over calls
 * @param audio  where the calls' audio comes
 * @param queues what a scenario's queue is in FreeSWITCH
 */
public record FreeSwitchSettings(Listening socket, Audio audio, Queues queues) {

    /**
     * The UDP side of {@code unicast}: each call has a socket of its own.
     *
     * @param host      address to bind to
     * @param advertise the IP address at which FreeSWITCH reaches that; empty for the host
     * @param firstPort of the range that the calls' sockets are taken from; 0 for any free ones
     * @param lastPort  of that range, included; 0 for any free ones
     */
    public record Audio(String host, String advertise, int firstPort, int lastPort) {

        /** Where FreeSWITCH sends to. */
        public String address() {
            return advertise.isEmpty() ? host : advertise;
        }
    }

    /**
     * The application that takes a caller to people.
     *
     * @param argument what it is given, in which {@code {queue}} stands for the queue that the scenario names:
     *                 {@code {queue}@default}
     */
    public record Queues(Application application, String argument) {

        /** The applications that we know how to follow. */
        public enum Application { CALLCENTER, FIFO, BRIDGE, TRANSFER }

        /** What the application is given for a queue. */
        public String argument(String queue) {
            return argument.replace("{queue}", queue);
        }
    }
}
