package dev.attendant.testcalls.service;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service on this machine that a test makes say anything, also what no web server would: HTTP/1.1 over plain sockets.
 * Each request is answered by the next script, in the order they were given.
 */
public final class FakeService implements AutoCloseable {

    /** Long enough for a busy machine; nothing waits for it to pass. */
    public static final int PATIENCE_SECONDS = 20;

    private final ServerSocket server;
    private final BlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
    private final BlockingQueue<FakeExchange> exchanges = new LinkedBlockingQueue<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final Thread accepting;

    /** How one request is answered. */
    public interface Script {
        void answer(FakeExchange exchange) throws IOException, InterruptedException;
    }

    public FakeService() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://localhost:" + port() + "/v1";
    }

    public FakeService then(Script script) {
        scripts.add(script);
        return this;
    }

    /** Forgets the scripts that no request has needed. */
    public void drop() {
        scripts.clear();
    }

    /** The next request that came; fails the test when none comes. */
    public FakeExchange exchange() throws InterruptedException {
        FakeExchange exchange = exchanges.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (exchange == null) {
            throw new AssertionError("no request came");
        }
        return exchange;
    }

    /** How many there were so far. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            server.close();
            // until then the kernel may take another connection
            accepting.join();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
            while (!socket.isClosed()) {
                FakeExchange exchange = FakeExchange.read(socket, in);
                exchanges.add(exchange);
                Script script = scripts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (script == null) {
                    return;
                }
                script.answer(exchange);
            }
        } catch (IOException e) {
            // the client has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
