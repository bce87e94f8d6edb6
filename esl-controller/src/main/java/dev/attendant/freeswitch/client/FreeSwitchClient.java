package dev.attendant.freeswitch.client;

import dev.attendant.freeswitch.client.FreeSwitchUnavailable.Reason;
import dev.attendant.freeswitch.esl.EslReply;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks FreeSWITCH over its own event socket ({@code mod_event_socket}'s inbound mode), and keeps the connection:
 * when it ends, or cannot be made, it is tried again after a while, for ever. Only a password that is refused is
 * not tried again.
 *
 * <p>Nothing blocks, and all methods may be called from any thread. A request's future fails with a
 * {@link FreeSwitchUnavailable}: at once while there is no connection, and at its deadline at the latest. Futures
 * complete on the event loop or the JDK's timer thread: what hangs on them must not block.
 */
public final class FreeSwitchClient {

    private static final Logger log = LoggerFactory.getLogger(FreeSwitchClient.class);

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final Context loop;
    private final NetClient net;
    private final FreeSwitchLogin login;
    private final Timing timing;
    private final Consumer<ClientState> listener;
    private final CompletableFuture<ClientState> first = new CompletableFuture<>();
    private volatile ClientState state = new ClientState.Connecting();
    private volatile Optional<Session> ready = Optional.empty();

    // the rest is the event loop's
    private final Backoff backoff;
    private Optional<Session> session = Optional.empty();
    private long retry = NO_TIMER;
    private long readySince;

    private FreeSwitchClient(Vertx vertx, FreeSwitchLogin login, Timing timing, Consumer<ClientState> listener) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.login = login;
        this.timing = timing;
        this.listener = listener;
        this.backoff = new Backoff(timing.firstRetry(), timing.longestRetry(),
                () -> ThreadLocalRandom.current().nextDouble());
        this.net = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout(Math.toIntExact(timing.login().toMillis()))
                .setTcpNoDelay(true));
    }

    /**
     * Begins to connect.
     *
     * @param listener is told each change of the state, on the event loop, where it must not block; that FreeSWITCH
     *                 is still unavailable for the same reason is no change
     */
    public static FreeSwitchClient open(
            Vertx vertx, FreeSwitchLogin login, Timing timing, Consumer<ClientState> listener) {
        FreeSwitchClient client = new FreeSwitchClient(vertx, login, timing, listener);
        client.loop.runOnContext(now -> client.connect());
        return client;
    }

    public ClientState state() {
        return state;
    }

    /** What the first attempt to connect came to. Never fails. */
    public CompletableFuture<ClientState> firstState() {
        return first.copy();
    }

    // ---- requests ------------------------------------------------------------------------------------------

    /** Such as {@code 1.10.12-release}; empty when FreeSWITCH does not know the command: mod_commands is missing. */
    public CompletableFuture<Optional<String>> version() {
        return ask("version").thenApply(Session::version);
    }

    /** @param name such as {@code mod_callcenter} */
    public CompletableFuture<Boolean> moduleExists(String name) {
        return ask("module_exists", name).thenApply(reply -> reply.text().equals("true"));
    }

    /** The names of callcenter's queues, such as {@code support@default}; none without mod_callcenter. */
    public CompletableFuture<Set<String>> queues() {
        return ask(CallCenter.queues()).thenApply(reply -> CallCenter.names(reply.text()));
    }

    /**
     * A queue of callcenter; empty when there is no such queue, or no mod_callcenter.
     *
     * @param queue its full name, such as {@code support@default}
     */
    public CompletableFuture<Optional<QueueState>> queueState(String queue) {
        // one after the other on one connection, in this order
        CompletableFuture<Set<String>> queues = queues();
        CompletableFuture<EslReply> agents = ask(CallCenter.agents(queue));
        CompletableFuture<EslReply> members = ask(CallCenter.members(queue));
        return queues.thenCompose(names -> agents.thenCombine(members, (some, others) -> names.contains(queue)
                ? Optional.of(CallCenter.state(queue, some.text(), others.text()))
                : Optional.empty()));
    }

    /**
     * Runs a command of FreeSWITCH's API in the background, such as {@code originate}, which takes as long as a
     * phone rings.
     *
     * @return what the command printed: {@code +OK …}, or why it failed, {@code -ERR …}
     */
    public CompletableFuture<EslReply> bgapi(Duration deadline, String... words) {
        return request(connected -> connected.bgapi(deadline, words));
    }

    private CompletableFuture<EslReply> ask(String... words) {
        return request(connected -> connected.send(timing.reply(), words));
    }

    private CompletableFuture<EslReply> request(Function<Session, CompletableFuture<EslReply>> send) {
        Optional<Session> connected = ready;
        if (connected.isEmpty()) {
            return CompletableFuture.failedFuture(whyNot());
        }
        return send.apply(connected.get()).thenCompose(reply -> switch (reply.outcome()) {
            case ANSWERED -> CompletableFuture.completedFuture(reply);
            case LATE -> failed(Reason.LATE);
            case BUSY -> failed(Reason.BUSY);
            case CLOSED -> failed(state instanceof ClientState.Closed ? Reason.CLOSED : Reason.LOST);
        });
    }

    private CompletableFuture<EslReply> failed(Reason reason) {
        return CompletableFuture.failedFuture(FreeSwitchUnavailable.of(reason, login, ""));
    }

    private FreeSwitchUnavailable whyNot() {
        return switch (state) {
            case ClientState.Unavailable now -> now.why();
            case ClientState.Refused now -> now.why();
            case ClientState.Closed now -> FreeSwitchUnavailable.of(Reason.CLOSED, login, "");
            case ClientState.Connecting now -> FreeSwitchUnavailable.of(Reason.CONNECTING, login, "");
            // between two states
            case ClientState.Ready now -> FreeSwitchUnavailable.of(Reason.LOST, login, "");
        };
    }

    // ---- on the event loop ---------------------------------------------------------------------------------

    private void connect() {
        retry = NO_TIMER;
        if (isClosed()) {
            return;
        }
        net.connect(login.port(), login.host()).onComplete(this::connected, this::unreachable);
    }

    private void connected(NetSocket socket) {
        if (isClosed()) {
            socket.close();
            return;
        }
        session = Optional.of(new Session(vertx, socket, login, timing, new Session.Owner() {
            @Override
            public void ready(Session session, Optional<String> version) {
                readySince = System.nanoTime();
                ready = Optional.of(session);
                change(new ClientState.Ready(version));
            }

            @Override
            public void ended(FreeSwitchUnavailable why) {
                failed(why);
            }
        }));
    }

    private void unreachable(Throwable why) {
        if (!isClosed()) {
            failed(FreeSwitchUnavailable.of(Reason.UNREACHABLE, login, String.valueOf(why.getMessage())));
        }
    }

    private void failed(FreeSwitchUnavailable why) {
        boolean lasted = ready.isPresent() && System.nanoTime() - readySince >= timing.longestRetry().toNanos();
        session = Optional.empty();
        ready = Optional.empty();
        if (why.reason() == Reason.PASSWORD_DENIED) {
            change(new ClientState.Refused(why));
            return;
        }
        if (lasted) {
            backoff.reset();
        }
        retry = vertx.setTimer(Math.max(1, backoff.next().toMillis()), again -> connect());
        if (!(state instanceof ClientState.Unavailable before && before.why().reason() == why.reason())) {
            change(new ClientState.Unavailable(why));
        }
    }

    private void change(ClientState next) {
        state = next;
        try {
            listener.accept(next);
        } catch (RuntimeException e) {
            log.error("The state of FreeSWITCH was not handled", e);
        }
        first.complete(next);
    }

    private boolean isClosed() {
        return state instanceof ClientState.Closed;
    }

    /** Ends the connection, and the attempts to make one; what waits fails. Completes when nothing is left. */
    public Future<Void> close() {
        Promise<Void> done = Promise.promise();
        loop.runOnContext(now -> {
            if (!isClosed()) {
                vertx.cancelTimer(retry);
                ready = Optional.empty();
                change(new ClientState.Closed());
                session.ifPresent(Session::close);
                session = Optional.empty();
            }
            net.close().onComplete(done);
        });
        return done.future();
    }
}
