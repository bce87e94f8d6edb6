package dev.attendant.server.fuzz;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Random;

/** Datagrams to the ports of calls' audio: of sizes that are audio and others, from the PBX's address and another. */
final class StrayDatagrams {

    /** An address of this machine that no PBX has. */
    static final String ELSEWHERE = "127.0.0.2";

    private static final int PTIME_BYTES = 320;
    private static final int LONGEST = 65_000;

    private final Random random;
    private final int first;
    private final int last;

    StrayDatagrams(Random random, int first, int last) {
        this.random = random;
        this.first = first;
        this.last = last;
    }

    /** One or two to each port, whoever's call it is. */
    String everywhere() throws IOException {
        try (DatagramSocket here = from("127.0.0.1"); DatagramSocket elsewhere = from(ELSEWHERE)) {
            for (int port = first; port <= last; port++) {
                send(elsewhere, port);
                if (random.nextBoolean()) {
                    send(here, port);
                }
            }
        }
        return "datagrams to all ports";
    }

    /** A burst of some dozen to a call of one's own. */
    void to(int port) throws IOException {
        try (DatagramSocket here = from("127.0.0.1"); DatagramSocket elsewhere = from(ELSEWHERE)) {
            for (int i = random.nextInt(60); i > 0; i--) {
                send(random.nextInt(8) == 0 ? elsewhere : here, port);
            }
        }
    }

    private void send(DatagramSocket socket, int port) throws IOException {
        byte[] data = new byte[size()];
        random.nextBytes(data);
        socket.send(new DatagramPacket(data, data.length, InetAddress.getLoopbackAddress(), port));
    }

    private int size() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> random.nextInt(2000);
            case 2 -> random.nextInt(LONGEST);
            case 3 -> 2 * PTIME_BYTES;
            default -> PTIME_BYTES;
        };
    }

    private static DatagramSocket from(String address) throws IOException {
        return new DatagramSocket(0, InetAddress.getByName(address));
    }
}
