package dev.attendant.speech.socket;

import dev.attendant.conversation.service.Rejection;
import dev.attendant.conversation.service.Service;
import dev.attendant.speech.remote.Unreachable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sockets to a service, some of them opened before they are needed. Each is used for one utterance; another is opened
 * in its place while the utterance is heard. A socket that the service closes, or that has waited too long, is not
 * replaced before the next utterance: a service that is down, or refuses, is not asked again and again. Any thread.
 */
final class WarmSockets implements AutoCloseable {

    /** A socket for an utterance. @param warm whether it was open already, and so may have died unnoticed */
    record Taken(WebSocket socket, boolean warm) {}

    private record Waiting(String address, WebSocket socket, long since) {}

    private static final Logger LOG = LoggerFactory.getLogger(WarmSockets.class);

    /** Of all addresses together: a scenario has one or two. */
    private static final int MOST = 64;

    private final Vertx vertx;
    private final WebSocketClient client;
    private final Service service;
    private final SocketDialect dialect;
    private final SocketSettings settings;
    private final long timer;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<String, Integer> opening = new HashMap<>();
    private boolean closed;

    WarmSockets(Vertx vertx, Service service, SocketDialect dialect, SocketSettings settings) {
        this.vertx = vertx;
        this.service = service;
        this.dialect = dialect;
        this.settings = settings;
        client = service.webSocketClient(vertx);
        timer = vertx.setPeriodic(settings.keepAlive().toMillis(), now -> tend());
    }

    /** One that waits, or else a new one. */
    Future<Taken> take(String address) {
        Optional<WebSocket> ready = waiting(address);
        if (ready.isPresent()) {
            fill(address);
            return Future.succeededFuture(new Taken(ready.get(), true));
        }
        return fresh(address).map(taken -> {
            fill(address);
            return taken;
        });
    }

    /** A new one, whatever waits. */
    Future<Taken> fresh(String address) {
        return connect(address).map(socket -> new Taken(socket, false));
    }

    /** Opens what is to wait for the next utterances. */
    void fill(String address) {
        int missing = reserve(address);
        for (int i = 0; i < missing; i++) {
            connect(address).onComplete(done -> {
                if (done.succeeded()) {
                    keep(address, done.result());
                } else {
                    opened(address);
                    Rejection why = Unreachable.connecting(service, done.cause());
                    LOG.info("no connection in advance: {}", why.reason());
                }
            });
        }
    }

    private Future<WebSocket> connect(String address) {
        WebSocketConnectOptions options = new WebSocketConnectOptions();
        // wss for https
        options.setAbsoluteURI(address.replaceFirst("^http", "ws"));
        // of the upgrade: a service that accepts connections and says nothing would use up all that there may be
        options.setTimeout(service.connection().http().getConnectTimeout());
        options.putHeader("user-agent", "attendant");
        dialect.headers().forEach(options::putHeader);
        service.headers().forEach(options::putHeader);
        return client.connect(options);
    }

    private Optional<WebSocket> waiting(String address) {
        lock.lock();
        try {
            Optional<Waiting> found = waiting.stream()
                    .filter(w -> w.address.equals(address) && !w.socket.isClosed())
                    .findFirst();
            found.ifPresent(waiting::remove);
            return found.map(Waiting::socket);
        } finally {
            lock.unlock();
        }
    }

    /** @return how many are to be opened */
    private int reserve(String address) {
        lock.lock();
        try {
            int there = (int) waiting.stream().filter(w -> w.address.equals(address)).count();
            int coming = opening.getOrDefault(address, 0);
            int all = waiting.size() + opening.values().stream().mapToInt(Integer::intValue).sum();
            int missing = closed ? 0 : Math.clamp(settings.warm() - there - coming, 0, Math.max(0, MOST - all));
            if (missing > 0) {
                opening.put(address, coming + missing);
            }
            return missing;
        } finally {
            lock.unlock();
        }
    }

    private void opened(String address) {
        lock.lock();
        try {
            opening.computeIfPresent(address, (a, n) -> n > 1 ? n - 1 : null);
        } finally {
            lock.unlock();
        }
    }

    private void keep(String address, WebSocket socket) {
        opened(address);
        Waiting entry = new Waiting(address, socket, System.nanoTime());
        // nobody has asked it anything: whatever it says, such as an error, it is of no use any more
        socket.textMessageHandler(text -> drop(entry));
        socket.frameHandler(frame -> {
            if (frame.isClose()) {
                drop(entry);
            }
        });
        socket.exceptionHandler(broken -> drop(entry));
        socket.closeHandler(gone -> drop(entry));
        lock.lock();
        try {
            if (!closed && !socket.isClosed()) {
                waiting.add(entry);
                return;
            }
        } finally {
            lock.unlock();
        }
        socket.close();
    }

    private void drop(Waiting entry) {
        lock.lock();
        try {
            if (!waiting.remove(entry)) {
                return;
            }
        } finally {
            lock.unlock();
        }
        entry.socket.close();
    }

    private void tend() {
        List<Waiting> now;
        lock.lock();
        try {
            now = List.copyOf(waiting);
        } finally {
            lock.unlock();
        }
        for (Waiting entry : now) {
            if (System.nanoTime() - entry.since > settings.warmFor().toNanos()) {
                drop(entry);
            } else {
                dialect.keepAlive().ifPresent(entry.socket::writeTextMessage);
            }
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
        List<Waiting> last;
        lock.lock();
        try {
            closed = true;
            last = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        last.forEach(entry -> entry.socket.close());
        client.close();
    }
}
