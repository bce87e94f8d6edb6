package dev.attendant.speech.socket;

import dev.attendant.conversation.engine.Recognizer.Listener;
import dev.attendant.conversation.service.MalformedAnswer;
import dev.attendant.conversation.service.Rejection;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.ServiceRequest;
import dev.attendant.speech.remote.OpenHearings;
import dev.attendant.speech.remote.ReportedHearing;
import dev.attendant.speech.remote.Unreachable;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/**
 * An utterance heard over a WebSocket while it is spoken. What is said before the socket is open waits for it; a socket
 * that was kept open and turns out to be dead is made up for by another, which gets everything again.
 */
final class SocketHearing extends ReportedHearing implements Protocol.Words {

    /** What a service may lag behind, in bytes: more than 30 s at 16 kHz. */
    private static final int MOST_UNSENT = 1 << 20;

    private final Vertx vertx;
    private final Service service;
    private final Protocol protocol;
    private final WarmSockets sockets;
    private final String address;
    private final Duration answerWithin;
    private final OpenHearings open;

    private final Backlog backlog = new Backlog(MOST_UNSENT);
    private Optional<WebSocket> socket = Optional.empty();
    /** The socket waited for its utterance, and has not said anything since. */
    private boolean unproven;
    private boolean finished;
    private String broken = "";
    private Optional<Long> deadline = Optional.empty();

    SocketHearing(Vertx vertx, Service service, Protocol protocol, WarmSockets sockets, String address,
            Duration answerWithin, OpenHearings open, Listener listener) {
        super(listener);
        this.vertx = vertx;
        this.service = service;
        this.protocol = protocol;
        this.sockets = sockets;
        this.address = address;
        this.answerWithin = answerWithin;
        this.open = open;
    }

    void begin() {
        open.add(this);
        step(() -> {
            protocol.begin().ifPresent(this::send);
            sockets.take(address).onComplete(this::opened);
        });
    }

    @Override
    public void audio(short[] samples) {
        step(() -> {
            if (!finished) {
                send(new Backlog.Message(protocol.audio(samples), false));
            }
        });
    }

    @Override
    public void pause() {
        step(() -> {
            if (!finished) {
                protocol.pause().ifPresent(this::send);
            }
        });
    }

    @Override
    public void finish() {
        step(() -> {
            if (finished) {
                return;
            }
            finished = true;
            deadline = Optional.of(vertx.setTimer(answerWithin.toMillis(),
                    late -> refused("sent no result within " + answerWithin.toMillis() + " ms")));
            send(protocol.finish());
        });
    }

    private void send(String text) {
        send(new Backlog.Message(Buffer.buffer(text), true));
    }

    private void send(Backlog.Message message) {
        boolean kept = socket.isPresent() && !unproven || backlog.add(message);
        if (socket.isEmpty() && !kept) {
            refused("took too long to open a connection");
        } else if (socket.isPresent() && socket.get().writeQueueFull()) {
            refused("takes the audio slower than it is spoken");
        } else if (socket.isPresent()) {
            // too much to be said again: should this socket turn out to be dead, the utterance fails
            unproven &= kept;
            WebSocket to = socket.get();
            guarded(to, () -> message.write(to));
        }
    }

    private void opened(AsyncResult<WarmSockets.Taken> taken) {
        boolean wanted = step(() -> {
            if (taken.failed()) {
                failed(Unreachable.connecting(service, taken.cause()).reason());
            } else {
                use(taken.result());
            }
        });
        if (!wanted && taken.succeeded()) {
            taken.result().socket().close();
        }
    }

    private void use(WarmSockets.Taken taken) {
        WebSocket opened = taken.socket();
        socket = Optional.of(opened);
        unproven = taken.warm();
        guarded(opened, () -> {
            opened.setWriteQueueMaxSize(MOST_UNSENT);
            opened.textMessageHandler(text -> step(() -> read(text)));
            opened.exceptionHandler(cause -> step(() -> broken = ServiceRequest.describe(cause)));
            opened.closeHandler(gone -> step(() -> closed(opened, told(opened))));
            // the connection itself may last some seconds longer
            opened.frameHandler(frame -> {
                if (frame.isClose()) {
                    step(() -> closed(opened, new Close(frame.closeStatusCode(), frame.closeReason())));
                }
            });
            backlog.writeAll(opened);
            if (!unproven) {
                backlog.clear();
            }
        });
    }

    /** A socket that was closed just now refuses whatever is done with it, and tells no handler. */
    private void guarded(WebSocket used, Runnable use) {
        try {
            use.run();
        } catch (IllegalStateException e) {
            closed(used, told(used));
        }
    }

    private void read(String text) {
        unproven = false;
        backlog.clear();
        try {
            protocol.read(new JsonObject(text), this);
        } catch (MalformedAnswer e) {
            refused("sent what its protocol does not know: " + e.getMessage());
        } catch (RuntimeException e) {
            // from a JSON text that is none, or has another type of value where one is expected
            refused("sent what its protocol does not know: " + e.getClass().getSimpleName());
        }
    }

    private static Close told(WebSocket gone) {
        int code = Optional.ofNullable(gone.closeStatusCode()).map(Short::intValue).orElse(Close.BROKEN);
        return new Close(code, Optional.ofNullable(gone.closeReason()).orElse(""));
    }

    private void closed(WebSocket gone, Close close) {
        if (socket.filter(current -> current == gone).isEmpty()) {
            return;
        }
        socket = Optional.empty();
        if (unproven) {
            unproven = false;
            sockets.fresh(address).onComplete(this::opened);
            return;
        }
        if (finished && close.code() == Close.NORMAL) {
            protocol.closed(this);
        }
        refused("closed the connection before the result" + close.text(broken));
    }

    @Override
    public void refused(String reason) {
        failed(Rejection.because(service, reason).reason());
    }

    @Override
    protected void free() {
        open.remove(this);
        deadline.ifPresent(vertx::cancelTimer);
        socket.ifPresent(WebSocket::close);
        socket = Optional.empty();
        backlog.clear();
    }
}
