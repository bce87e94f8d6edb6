package dev.attendant.testcalls.freeswitch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** An event-socket server of plain sockets that does what a test tells it. Nothing waits longer than its deadline. */
final class ScriptedAttendant implements AutoCloseable {

    static final int DEADLINE_MILLIS = 8_000;

    private final ServerSocket server;

    ScriptedAttendant() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            server.setSoTimeout(DEADLINE_MILLIS);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** The next call's connection; nothing was said yet. */
    ScriptedConnection accept() throws IOException {
        Socket socket = server.accept();
        socket.setSoTimeout(DEADLINE_MILLIS);
        socket.setTcpNoDelay(true);
        return new ScriptedConnection(socket);
    }

    /** The next call's connection, after {@code connect}. */
    ScriptedConnection connected() throws IOException {
        ScriptedConnection connection = accept();
        connection.send("connect");
        return connection;
    }

    /** The next call's connection, with {@code myevents}, and the channel answered. */
    ScriptedConnection answered() throws IOException {
        ScriptedConnection connection = connected();
        connection.send("myevents");
        connection.execute("answer", "");
        connection.event("CHANNEL_EXECUTE_COMPLETE");
        return connection;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
