package dev.attendant.server.bench.engines;

import dev.attendant.testcalls.service.FakeExchange;
import dev.attendant.testcalls.service.FakeService;
import dev.attendant.testcalls.service.FakeWebSocket;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service on this machine that answers at once, and tells how long it took itself and when its client went. Asked
 * once at a time. Its own threads are virtual, its sockets send without delay.
 */
final class LocalService implements AutoCloseable {

    private final FakeService service = new FakeService();
    private final BlockingQueue<Long> taken = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> closed = new LinkedBlockingQueue<>();
    private final Semaphore readySockets = new Semaphore(0);
    private final AtomicInteger requests = new AtomicInteger();

    /** By number, as a name would have to be looked up. */
    String url() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return service.port();
    }

    /** The next request is answered to the end. */
    void answerNext(VendorForm.Http form) {
        service.then(exchange -> {
            requests.incrementAndGet();
            begin(exchange, form);
            if (!form.isWhole()) {
                exchange.send(form.rest());
            }
            exchange.end();
        });
    }

    /** The next request has its first word, unless the answer comes as a whole, and then nothing until it is closed. */
    void holdNext(VendorForm.Http form) {
        service.then(exchange -> {
            requests.incrementAndGet();
            if (form.isWhole()) {
                answering(exchange.readAt());
            } else {
                begin(exchange, form);
            }
            exchange.holdUntilClosed();
            closed.add(System.nanoTime());
        });
    }

    private void begin(FakeExchange exchange, VendorForm.Http form) throws IOException {
        answering(exchange.readAt());
        exchange.begin(200, "Content-Type: " + form.type());
        exchange.send(form.first());
    }

    /** The next byte is the answer's first. */
    private void answering(long readAt) {
        taken.add(System.nanoTime() - readAt);
    }

    /** One more WebSocket is answered. */
    void acceptSocket(VendorForm.Socket form) {
        service.then(exchange -> {
            requests.incrementAndGet();
            FakeWebSocket socket = exchange.upgrade();
            // its answer tells that the client knows of the socket
            socket.ping();
            readySockets.release();
            talk(socket, form);
            closed.add(System.nanoTime());
        });
    }

    private void talk(FakeWebSocket socket, VendorForm.Socket form) throws IOException {
        while (true) {
            FakeWebSocket.Received received = socket.next();
            long read = System.nanoTime();
            switch (received) {
                case FakeWebSocket.Received.Binary audio -> {
                    answering(read);
                    socket.send(form.partial());
                }
                case FakeWebSocket.Received.Text text -> {
                    if (text.text().contains(form.endMark())) {
                        answering(read);
                        for (String message : form.result()) {
                            socket.send(message);
                        }
                    }
                }
                case FakeWebSocket.Received.Closed gone -> {
                    return;
                }
            }
        }
    }

    /** Waits until a socket is open that has not been used. */
    void awaitSocket() throws InterruptedException {
        if (!readySockets.tryAcquire(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TrialFailed("no WebSocket was opened");
        }
    }

    /** How long the service took for its last answer, from the whole request to its first byte, in nanoseconds. */
    long taken() throws InterruptedException {
        return next(taken, "no request came");
    }

    /** When the client that was held had closed its request, by {@link System#nanoTime}. */
    long closed() throws InterruptedException {
        return next(closed, "the request was not closed");
    }

    private static long next(BlockingQueue<Long> times, String otherwise) throws InterruptedException {
        Long time = times.poll(FakeService.PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (time == null) {
            throw new TrialFailed(otherwise);
        }
        return time;
    }

    /** What it got so far, to tell a request that was never sent from one that was not answered. */
    String seen() {
        return "the service had got " + requests + " requests over " + service.connections() + " connections";
    }

    @Override
    public void close() {
        service.close();
    }
}
