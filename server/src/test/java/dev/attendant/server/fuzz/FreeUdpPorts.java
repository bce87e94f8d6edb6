package dev.attendant.server.fuzz;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.stream.IntStream;

/** A range of UDP ports on the loopback address that were free a moment ago, below those that systems give away. */
record FreeUdpPorts(int first, int last) {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    static FreeUdpPorts range(int count) {
        return IntStream.iterate(LOWEST, first -> first + count <= HIGHEST, first -> first + count)
                .filter(first -> IntStream.range(first, first + count).allMatch(FreeUdpPorts::isFree))
                .mapToObj(first -> new FreeUdpPorts(first, first + count - 1))
                .findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
        try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** As {@code freeswitch.audio.ports} has it. */
    @Override
    public String toString() {
        return first + "-" + last;
    }
}
