package dev.attendant.asterisk.agi;

import dev.attendant.conversation.peer.PeerServer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call's FastAGI connection. Commands are sent one at a time from the call's virtual thread; what Asterisk
 * sends is read on the socket's event loop.
 */
public final class AgiConnection implements AgiReader.Listener, PeerServer.Connection {

    private static final Logger log = LoggerFactory.getLogger(AgiConnection.class);

    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(10);
    private static final String RESULT = "ATTENDANT_RESULT";

    /** Takes a call once its request has been read; on the event loop. */
    interface Listener {

        void request(AgiConnection connection, Map<String, String> headers);
    }

    private final NetSocket socket;
    private final Listener listener;
    /** The command that waits for its reply. */
    private final AtomicReference<CompletableFuture<AgiReply>> pending = new AtomicReference<>();

    private volatile boolean closed;
    private boolean requested;

    AgiConnection(NetSocket socket, Listener listener) {
        this.socket = socket;
        this.listener = listener;
        socket.handler(new AgiReader(this)::read);
        socket.exceptionHandler(e -> log.debug("AGI connection: {}", e.toString()));
    }

    // ---- on the event loop ---------------------------------------------------------------------------------

    @Override
    public void request(Map<String, String> headers) {
        requested = true;
        listener.request(this, headers);
    }

    @Override
    public void reply(AgiReply reply) {
        answer(reply);
    }

    @Override
    public void hangup() {
        // the running command tells by its reply, and CHANNEL STATUS does; whoever acts asks one of them
    }

    @Override
    public void malformed(String why) {
        log.warn("{} sent {}; the call goes back to the dialplan", socket.remoteAddress().hostAddress(), why);
        giveBack("failed");
    }

    @Override
    public void introductionIsOver() {
        if (!requested && !closed) {
            log.warn("{} connected but sent no AGI request; closed", socket.remoteAddress().hostAddress());
            giveBack("failed");
        }
    }

    @Override
    public void closed() {
        closed = true;
        answer(AgiReply.CLOSED);
    }

    private void answer(AgiReply reply) {
        CompletableFuture<AgiReply> waiting = pending.getAndSet(null);
        if (waiting != null) {
            waiting.complete(reply);
        }
    }

    // ---- from the call's virtual thread --------------------------------------------------------------------

    /** Sends a command and waits for its reply. */
    public AgiReply command(String command, String... arguments) {
        return command(REPLY_TIMEOUT, command, arguments);
    }

    /** The same with one that takes its time. */
    public AgiReply command(Duration timeout, String command, String... arguments) {
        return await(send(command, arguments), timeout);
    }

    /** Sends a command; the future completes with its reply, or with {@link AgiReply#CLOSED}. */
    public CompletableFuture<AgiReply> send(String command, String... arguments) {
        String line = AgiCommand.line(command, arguments);
        CompletableFuture<AgiReply> reply = new CompletableFuture<>();
        if (closed || !pending.compareAndSet(null, reply)) {
            reply.complete(closed ? AgiReply.CLOSED : AgiReply.LATE);
            return reply;
        }
        socket.write(line);
        if (closed) {
            // closed in between: nobody else would answer
            answer(AgiReply.CLOSED);
        }
        return reply;
    }

    static AgiReply await(CompletableFuture<AgiReply> reply, Duration timeout) {
        return reply.copy()
                .completeOnTimeout(AgiReply.LATE, timeout.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** The value of a channel variable or expression, whatever is in it; empty when it has none. */
    String variable(String name) {
        AgiReply reply = command("GET FULL VARIABLE", "${BASE64_ENCODE(${" + name + "})}");
        return reply.number() == 1 ? Base64Text.decode(reply.data()) : "";
    }

    /** Sets a channel variable; to as much of the value as a command can carry. */
    public void set(String variable, String value) {
        command("SET VARIABLE", variable, AgiCommand.fitting(value));
    }

    /** Sets the call's result and closes the connection: the dialplan goes on. */
    void release(String result) {
        set(RESULT, result);
        socket.end();
    }

    /** As {@link #release}, without waiting. */
    void giveBack(String result) {
        socket.write(AgiCommand.line("SET VARIABLE", RESULT, result));
        socket.end();
    }

    /** Whether the caller is still there; an Asterisk that is slow to reply has not lost them. */
    public boolean isChannelAlive() {
        AgiReply status = command("CHANNEL STATUS");
        return status.isOk() || status.equals(AgiReply.LATE);
    }
}
