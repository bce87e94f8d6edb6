package dev.attendant.freeswitch.esl;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection of FreeSWITCH's event socket, outbound or inbound. What comes is read on the socket's event loop;
 * commands may be sent from any thread. Futures complete on the event loop, or when late on the JDK's timer
 * thread: what hangs on them must not block.
 */
public final class EslConnection {

    private static final Logger log = LoggerFactory.getLogger(EslConnection.class);

    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST_PENDING = 1000;
    /** Bytes; the socket's own measure of a full queue is a few messages, which a burst of calls would exceed. */
    private static final int MOST_UNSENT = 1024 * 1024;

    private final NetSocket socket;
    private final EslListener listener;
    private final EslDecoder decoder = new EslDecoder(this::message);
    private final PendingReplies pending = new PendingReplies(MOST_PENDING);
    private final BackgroundJobs jobs = new BackgroundJobs(MOST_PENDING);

    /** Bytes of commands that the kernel has not taken: FreeSWITCH does not read. */
    private final AtomicInteger unsent = new AtomicInteger();

    private volatile boolean closed;
    private boolean refused;
    private boolean unreadable;

    /**
     * Takes over the socket's handlers, on its event loop. Who sets a close handler of their own after this must call
     * {@link #closed()} from it.
     */
    public EslConnection(NetSocket socket, EslListener listener) {
        this.socket = socket;
        this.listener = listener;
        socket.handler(this::read);
        socket.exceptionHandler(e -> log.debug("event socket: {}", e.toString()));
        socket.closeHandler(over -> closed());
    }

    // ---- on the event loop ---------------------------------------------------------------------------------

    private void read(Buffer bytes) {
        if (refused) {
            return;
        }
        try {
            decoder.read(bytes);
        } catch (EslMalformed e) {
            refuse(e.getMessage());
        }
    }

    private void refuse(String why) {
        if (!refused) {
            refused = true;
            log.warn("{} sent {}; the event socket is closed", peer(), why);
            hear(() -> listener.malformed(why));
            socket.close();
        }
    }

    private void message(EslMessage message) {
        if (refused) {
            return;
        }
        switch (message.contentType()) {
            case "command/reply", "api/response" -> {
                if (!pending.answer(EslReply.of(message))) {
                    refuse("a reply to no command");
                }
            }
            case "text/event-plain", "text/event-json" -> event(message);
            case "text/disconnect-notice" -> {
                boolean lingering = message.header("Content-Disposition").equals("linger");
                hear(() -> listener.disconnectNotice(lingering));
            }
            case "auth/request" -> hear(listener::authRequest);
            case "text/rude-rejection" -> {
                String text = EslText.line(message.body().toString(StandardCharsets.UTF_8)).strip();
                hear(() -> listener.rudeRejection(text));
            }
            case "log/data" -> hear(() -> listener.log(message));
            default -> log.debug("a message of a kind that nobody asked for");
        }
    }

    private void event(EslMessage message) {
        EslEvent event;
        try {
            event = EslEvent.of(message);
        } catch (EslMalformed e) {
            if (!unreadable) {
                unreadable = true;
                log.warn("{} sent {}; left out, as are others like it", peer(), e.getMessage());
            }
            return;
        }
        if (!jobs.end(event, message)) {
            hear(() -> listener.event(event));
        }
    }

    /** A listener that fails must not cost the messages behind this one. */
    private void hear(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            log.error("a message of the event socket was not handled", e);
        }
    }

    /** The socket is closed: nothing that waits will come. Called again it does nothing. */
    public void closed() {
        if (!closed) {
            closed = true;
            pending.close();
            jobs.close();
            hear(listener::closed);
        }
    }

    // ---- from any thread -----------------------------------------------------------------------------------

    /** Sends a command; the future completes with its reply, or with why there is none. */
    public CompletableFuture<EslReply> send(EslCommand command) {
        return send(command, REPLY_TIMEOUT);
    }

    public CompletableFuture<EslReply> send(EslCommand command, Duration deadline) {
        Buffer bytes = command.bytes();
        int length = bytes.length();
        return pending.add(deadline, () -> {
            if (unsent.get() > MOST_UNSENT) {
                return false;
            }
            unsent.addAndGet(length);
            socket.write(bytes).onComplete(written -> unsent.addAndGet(-length));
            return true;
        });
    }

    /** Sends a command and waits for its reply; on a virtual thread. */
    public EslReply request(EslCommand command) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("an event loop cannot wait for a reply: use send");
        }
        return send(command).join();
    }

    /**
     * Runs an API command in the background. The connection must have subscribed to {@code BACKGROUND_JOB}
     * ({@code event plain BACKGROUND_JOB}); the listener does not get that event.
     *
     * @return what the command printed, or why nothing came
     */
    public CompletableFuture<EslReply> bgapi(Duration deadline, String... words) {
        return jobs.start(deadline, uuid -> send(EslCommand.bgapi(uuid, words), deadline));
    }

    /** Stops reading, after what has been read already: FreeSWITCH is held up in turn. */
    public void pause() {
        socket.pause();
    }

    /** Reads on. */
    public void resume() {
        socket.resume();
    }

    /** Closes, after what was sent. */
    public void close() {
        socket.end();
    }

    /** The other side's address. */
    public String peer() {
        return socket.remoteAddress().hostAddress();
    }
}
