package dev.attendant.server.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port whose connections are closed as soon as they are made: an attendant that may take no more calls. */
final class RefusingPort implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RefusingPort.class);

    private final ServerSocket server;

    RefusingPort() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("refuses").start(this::refuse);
    }

    int port() {
        return server.getLocalPort();
    }

    private void refuse() {
        while (!server.isClosed()) {
            try {
                server.accept().close();
            } catch (IOException e) {
                log.debug("Refusing: {}", e.toString());
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
