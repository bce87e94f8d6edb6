package dev.attendant.server.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;

/**
 * Connects to the attendant's ports and sends what no PBX would, or what one would and then something else. Follows
 * its random numbers, blocks, and always lets go of its connections.
 */
abstract class Stranger {

    private static final int READ_TIMEOUT_MILLIS = 100;

    protected final Random random;

    Stranger(long seed) {
        random = new Random(seed);
    }

    /** One visit. Returns what it did. */
    final String visit() {
        try {
            return come();
        } catch (IOException e) {
            // being thrown out is what such a visitor is to expect
            return "thrown out";
        }
    }

    /** What it does, by its next random number. */
    protected abstract String come() throws IOException;

    protected final String send(String what, int port, byte[] bytes) throws IOException {
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write(bytes);
            leave(socket);
        }
        return what;
    }

    /** Goes as callers go: with a good-bye, with the door in its hand, or with a bang. */
    protected final void leave(Socket socket) throws IOException {
        switch (random.nextInt(4)) {
            case 0 -> socket.setSoLinger(true, 0);
            case 1 -> socket.shutdownOutput();
            case 2 -> drain(socket);
            default -> {}
        }
    }

    /** A byte now and then, for longer than a peer may take to say what it wants; half of them nothing at all. */
    protected final String slowly(int port, byte[] bytes) throws IOException {
        try (Socket socket = connect(port)) {
            long until = System.nanoTime() + random.nextLong(7_000_000_000L);
            for (int i = 0; System.nanoTime() < until && i < bytes.length; i++) {
                socket.getOutputStream().write(bytes[i]);
                drain(socket);
            }
        }
        return "a slow visitor";
    }

    private void drain(Socket socket) {
        try {
            socket.getInputStream().readNBytes(1 << 16);
        } catch (IOException e) {
            // the time is over, or the other side has closed
        }
    }

    protected final byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, random.nextInt(whole.length));
    }

    protected final byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Reads from it time out soon. */
    protected static Socket connect(int port) throws IOException {
        return connect(InetAddress.getLoopbackAddress(), port);
    }

    /** @param from an address of this machine */
    protected static Socket connect(InetAddress from, int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
        return socket;
    }
}
