package dev.attendant.freeswitch.unicast;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** FreeSWITCH's end of a unicast: sends datagrams, and keeps what comes. */
final class FakeFreeSwitch implements AutoCloseable {

    static final String ADDRESS = "127.0.0.1";

    private final DatagramSocket socket;
    private final InetSocketAddress attendant;
    private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();

    /** @param address its own, one of the loopback's */
    FakeFreeSwitch(String address, int attendantPort) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 0));
        attendant = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), attendantPort);
        Thread.ofPlatform().daemon().start(this::receive);
    }

    /** A datagram of samples that all have one value. */
    void send(int bytes, int value) throws IOException {
        byte[] datagram = new byte[bytes];
        for (int i = 0; i + 1 < bytes; i += 2) {
            datagram[i] = (byte) value;
            datagram[i + 1] = (byte) (value >> 8);
        }
        send(datagram);
    }

    void send(byte[] datagram) throws IOException {
        socket.send(new DatagramPacket(datagram, datagram.length, attendant));
    }

    /** What came next; waits for it. */
    byte[] next() throws InterruptedException {
        byte[] datagram = received.poll(10, TimeUnit.SECONDS);
        if (datagram == null) {
            throw new AssertionError("no datagram came");
        }
        return datagram;
    }

    int waiting() {
        return received.size();
    }

    private void receive() {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[1 << 16], 1 << 16);
            while (true) {
                socket.receive(packet);
                received.add(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
        } catch (IOException e) {
            // closed
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
