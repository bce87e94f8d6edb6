package dev.attendant.testcalls.asterisk;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of 127.0.0.1 that nobody uses at the moment, and that stay so until somebody asks for just this one: they lie
 * below those that systems hand out (from 32768 on Linux, else higher), and each is told to one only.
 */
public final class FreePorts {

    private static final int FIRST = 32_000;
    private static final int COUNT = 768;

    /** Not always the same ones: another build may run beside this one. */
    private static final AtomicInteger next = new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePorts() {}

    private interface Listener {
        Closeable listen(int port) throws IOException;
    }

    public static int udp() {
        return free(port -> new DatagramSocket(port, InetAddress.getLoopbackAddress()));
    }

    public static int tcp() {
        return free(port -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
    }

    private static int free(Listener listener) {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + Math.floorMod(next.getAndIncrement(), COUNT);
            try (Closeable ignored = listener.listen(port)) {
                return port;
            } catch (IOException e) {
                // somebody has it
            }
        }
        throw new IllegalStateException("no port from " + FIRST + " on is free");
    }

    /** A range below all those; the PBX itself skips the few that are taken. */
    public static int range(int ports) {
        return ThreadLocalRandom.current().nextInt(10_000 / ports, FIRST / ports) * ports;
    }
}
