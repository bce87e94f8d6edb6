package dev.attendant.freeswitch.call;

import dev.attendant.conversation.peer.PeerServer;
import dev.attendant.freeswitch.esl.EslCommand;
import dev.attendant.freeswitch.esl.EslConnection;
import dev.attendant.freeswitch.esl.EslEvent;
import dev.attendant.freeswitch.esl.EslListener;
import dev.attendant.freeswitch.esl.EslReply;
import dev.attendant.freeswitch.unicast.UnicastSocket;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call's event socket. What FreeSWITCH sends is read on the socket's event loop, and waits as
 * {@link Happening}s for the call's virtual thread, which sends the commands.
 */
final class CallSocket implements PeerServer.Connection, EslListener {

    private static final Logger log = LoggerFactory.getLogger(CallSocket.class);

    /** How long FreeSWITCH keeps the socket after a hang-up, so that the last events arrive. */
    private static final String LINGER_SECONDS = "5";

    /** A call has a dozen; what comes beyond is nobody's who means well. */
    private static final int MOST_HAPPENINGS = 1000;

    private static final String EVENTS =
            "CHANNEL_EXECUTE_COMPLETE CHANNEL_PARK CHANNEL_BRIDGE CHANNEL_UNBRIDGE CHANNEL_HANGUP DTMF CUSTOM fifo::info";

    private final EslConnection esl;
    private final BiConsumer<CallSocket, EslEvent> onCall;
    private final LinkedBlockingQueue<Happening> happenings = new LinkedBlockingQueue<>(MOST_HAPPENINGS);

    private volatile String uuid = "";
    private volatile boolean hungUp;
    private volatile boolean closed;
    private volatile Optional<UnicastSocket> audio = Optional.empty();

    /** @param onCall takes the call, on the event loop: its socket, and what {@code connect} told of its channel */
    CallSocket(NetSocket socket, BiConsumer<CallSocket, EslEvent> onCall) {
        this.onCall = onCall;
        esl = new EslConnection(socket, this);
        esl.send(EslCommand.line("connect")).thenAccept(this::connected);
    }

    private void connected(EslReply reply) {
        if (!reply.isOk() || reply.channel().header("Unique-ID").isEmpty()) {
            if (!closed) {
                log.warn("{} connected but is no FreeSWITCH with a call: {}", esl.peer(), reply.text());
                esl.close();
            }
            return;
        }
        EslEvent channel = reply.channel();
        uuid = channel.header("Unique-ID");
        esl.send(EslCommand.line("linger", LINGER_SECONDS));
        // the filter first, or the events of all calls would come
        esl.send(EslCommand.line("filter", "Unique-ID", uuid));
        esl.send(EslCommand.line("event", "plain", EVENTS));
        onCall.accept(this, channel);
    }

    // ---- on the event loop ---------------------------------------------------------------------------------

    @Override
    public void event(EslEvent event) {
        switch (event.name()) {
            case "DTMF" -> digit(event.header("DTMF-Digit"));
            case "CHANNEL_EXECUTE_COMPLETE" ->
                    happened(new Happening.Executed(event.header("Application-UUID"), event));
            case "CHANNEL_PARK" -> happened(new Happening.Parked());
            case "CHANNEL_BRIDGE" -> happened(new Happening.Bridged(event));
            case "CHANNEL_UNBRIDGE" -> happened(new Happening.Unbridged(event));
            case "CHANNEL_HANGUP" -> over(new Happening.HungUp());
            case "CUSTOM" -> fifo(event);
            default -> log.debug("{}: {}", uuid, event);
        }
    }

    /** In a fifo the agent's channel is the one that bridges; of the caller's, only this tells. */
    private void fifo(EslEvent event) {
        switch (event.header("FIFO-Action")) {
            case "bridge-caller-start" -> happened(new Happening.Bridged(event));
            case "bridge-caller-stop" -> happened(new Happening.Unbridged(event));
            default -> log.debug("{}: {}", uuid, event.header("FIFO-Action"));
        }
    }

    private void digit(String digit) {
        if (digit.length() == 1 && "0123456789*#ABCD".contains(digit)) {
            audio.ifPresent(line -> line.digit(digit.charAt(0)));
        }
    }

    @Override
    public void disconnectNotice(boolean lingering) {
        // may come before the event that says so
        over(new Happening.HungUp());
    }

    @Override
    public void introductionIsOver() {
        if (uuid.isEmpty() && !closed) {
            log.warn("{} connected but told of no call; closed", esl.peer());
            esl.close();
        }
    }

    @Override
    public void closed() {
        if (!closed) {
            closed = true;
            over(new Happening.Closed());
            esl.closed();
        }
    }

    private void over(Happening how) {
        hungUp |= how instanceof Happening.HungUp;
        happened(how);
        audio.ifPresent(line -> line.ended(hungUp ? "the caller hung up" : "FreeSWITCH closed the connection"));
    }

    private void happened(Happening happening) {
        if (!happenings.offer(happening)) {
            log.warn("{}: too many events", uuid);
        }
    }

    // ---- from the call's virtual thread --------------------------------------------------------------------

    String uuid() {
        return uuid;
    }

    /** FreeSWITCH's address. */
    String peer() {
        return esl.peer();
    }

    /** Whether the caller is known to be gone, or nothing can be known any more. */
    boolean isOver() {
        return hungUp || closed;
    }

    boolean isHungUp() {
        return hungUp;
    }

    EslReply api(String... words) {
        return esl.request(EslCommand.api(words));
    }

    /** Starts an application; its end is told by {@link Happening.Executed} with the name that is returned. */
    String execute(String application, String data) {
        String name = UUID.randomUUID().toString();
        esl.request(EslCommand.execute(application, data, name, true));
        return name;
    }

    /** Runs an application to its end, and gives the event of that; nothing when the call is over before, or late. */
    Optional<EslEvent> run(String application, String data, Duration timeout) {
        return awaitEnd(execute(application, data), timeout);
    }

    /** Waits for the end of an application that was started; nothing when the call is over before, or late. */
    Optional<EslEvent> awaitEnd(String name, Duration timeout) {
        long until = System.nanoTime() + timeout.toNanos();
        while (true) {
            Optional<Happening> next = await(Duration.ofNanos(until - System.nanoTime()));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            if (next.get() instanceof Happening.Executed done && done.eventUuid().equals(name)) {
                return Optional.of(done.event());
            }
        }
    }

    /**
     * Has FreeSWITCH send the call's audio to a port of ours, from its address that we know. The channel must be
     * answered, or FreeSWITCH aborts.
     */
    void unicast(String address, UnicastSocket socket) {
        audio = Optional.of(socket);
        esl.request(EslCommand.sendMsg()
                .header("call-command", "unicast")
                .header("local-ip", esl.peer())
                .header("local-port", "0")
                .header("remote-ip", address)
                .header("remote-port", Integer.toString(socket.port()))
                .header("transport", "udp"));
        if (isOver()) {
            socket.ended("the call is over");
        }
    }

    /** What happens next; nothing when it takes longer, or when the call is over already. */
    Optional<Happening> await(Duration timeout) {
        try {
            if (isOver() && happenings.isEmpty()) {
                return Optional.empty();
            }
            return Optional.ofNullable(happenings.poll(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Forgets what happened so far, except that the call is over. */
    void forget() {
        happenings.clear();
    }

    /** Closes the connection, after what was sent: the park ends, and the dialplan goes on. */
    CompletableFuture<EslReply> close() {
        CompletableFuture<EslReply> said = esl.send(EslCommand.line("exit"));
        esl.close();
        return said;
    }
}
