package dev.attendant.freeswitch.call;

import dev.attendant.conversation.peer.PeerServer;
import dev.attendant.freeswitch.esl.EslCommand;
import dev.attendant.freeswitch.esl.EslConnection;
import dev.attendant.freeswitch.esl.EslEvent;
import dev.attendant.freeswitch.esl.EslListener;
import dev.attendant.freeswitch.esl.EslReply;
import dev.attendant.freeswitch.mrcp.FreeSwitchMrcp;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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

    /** What {@code sched_del} answers when there is no such task any more (mod_commands.c). */
    private static final String NO_TASK = "+OK Deleted: 0";

    /** A call has a dozen; what comes beyond is nobody's who means well. */
    private static final int MOST_HAPPENINGS = 1000;

    private static final String FIFO = "fifo::info";

    private static final String EVENTS =
            "CHANNEL_EXECUTE_COMPLETE CHANNEL_PARK CHANNEL_BRIDGE CHANNEL_UNBRIDGE CHANNEL_HANGUP DTMF CUSTOM "
                    + FIFO;

    private final EslConnection esl;
    private final BiConsumer<CallSocket, EslEvent> onCall;
    private final LinkedBlockingQueue<Happening> happenings = new LinkedBlockingQueue<>(MOST_HAPPENINGS);

    private volatile String uuid = "";
    private volatile boolean parked;
    private volatile boolean hungUp;
    private volatile boolean closed;
    /** On the event loop. */
    private boolean flooded;
    /** Who is told of the events of other channels, by their uuid. */
    private final Map<String, Consumer<EslEvent>> others = new ConcurrentHashMap<>();
    /** Who is told of the modules' own events, by their subclass. */
    private final Map<String, Consumer<EslEvent>> custom = new ConcurrentHashMap<>(Map.of(FIFO, this::fifo));
    private volatile Optional<CallMedia> media = Optional.empty();
    private volatile Optional<FreeSwitchMrcp> mrcp = Optional.empty();

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
        CompletableFuture<Boolean> ours = callOffRescue(channel.variable("attendant_rescue"));
        esl.send(EslCommand.line("linger", LINGER_SECONDS));
        // the filter first, or the events of all calls would come
        esl.send(EslCommand.line("filter", "Unique-ID", channel.header("Unique-ID")));
        esl.send(EslCommand.line("event", "plain", EVENTS));
        ours.thenAccept(wanted -> take(channel, wanted));
    }

    /**
     * The dialplan has a transfer to people scheduled, for the case that nobody answers here; this is the task's
     * number. Tells whether that is called off. When it was carried out before, because this program or its machine
     * stood still, the caller is in a queue or talks with an agent, and what we sent would break into that.
     */
    private CompletableFuture<Boolean> callOffRescue(String task) {
        return task.matches("\\d{1,10}")
                ? esl.send(EslCommand.api("sched_del", task)).thenApply(reply -> !reply.text().equals(NO_TASK))
                : CompletableFuture.completedFuture(true);
    }

    private void take(EslEvent channel, boolean wanted) {
        if (closed) {
            return;
        }
        uuid = channel.header("Unique-ID");
        if (wanted) {
            onCall.accept(this, channel);
        } else {
            log.warn("{}: people have taken over already, because the call was not answered here in time", uuid);
            esl.close();
        }
    }

    // ---- on the event loop ---------------------------------------------------------------------------------

    @Override
    public void event(EslEvent event) {
        String of = event.header("Unique-ID");
        if (of.isEmpty() || of.equals(uuid)) {
            ofTheCaller(event);
        } else {
            Optional.ofNullable(others.get(of)).ifPresent(told -> told.accept(event));
        }
    }

    private void ofTheCaller(EslEvent event) {
        switch (event.name()) {
            case "DTMF" -> digit(event.header("DTMF-Digit"));
            case "CHANNEL_EXECUTE_COMPLETE" ->
                    parked(new Happening.Executed(event.header("Application-UUID"), event));
            case "CHANNEL_PARK" -> parked(new Happening.Parked());
            case "CHANNEL_BRIDGE" -> happened(new Happening.Bridged(event));
            case "CHANNEL_UNBRIDGE" -> happened(new Happening.Unbridged(event));
            case "CHANNEL_HANGUP" -> over(new Happening.HungUp());
            case "CUSTOM" -> custom(event);
            default -> log.debug("{}: {}", uuid, event);
        }
    }

    private void custom(EslEvent event) {
        Optional.ofNullable(custom.get(event.header("Event-Subclass"))).ifPresent(told -> told.accept(event));
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
            media.ifPresent(audio -> audio.digit(digit.charAt(0)));
            mrcp.ifPresent(speech -> speech.key(digit.charAt(0)));
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
        String reason = hungUp ? "the caller hung up" : "FreeSWITCH closed the connection";
        media.ifPresent(audio -> audio.ended(reason));
        mrcp.ifPresent(speech -> speech.ended(reason));
    }

    /** Only in a park are applications run for us. */
    private void parked(Happening happening) {
        parked = true;
        happened(happening);
    }

    private void happened(Happening happening) {
        if (!happenings.offer(happening) && !flooded) {
            flooded = true;
            log.warn("{} sent more than {} events that wait to be read; further ones are left out", esl.peer(),
                    MOST_HAPPENINGS);
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

    /**
     * Whether the call is known to have been parked. FreeSWITCH parks it after the connection is made, and then a
     * connection that is closed already does not end the park ({@code socket_function} in mod_event_socket.c).
     */
    boolean wasParked() {
        return parked;
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

    /** From now on the audio is told what happens to the call. */
    void tell(CallMedia audio) {
        media = Optional.of(audio);
    }

    /** From now on the exchanges of FreeSWITCH's own UniMRCP are told what happens to the call; of none, nothing is. */
    void tell(Optional<FreeSwitchMrcp> speech) {
        mrcp = speech;
    }

    /** From now on another channel's events are told, on the event loop, as long as {@link #deafen} is not called. */
    void hear(String channel, Consumer<EslEvent> told) {
        others.put(channel, told);
        esl.send(EslCommand.line("event", "plain", "DETECTED_SPEECH"));
        esl.send(EslCommand.line("filter", "Unique-ID", channel));
    }

    void deafen(String channel) {
        others.remove(channel);
        if (!closed) {
            esl.send(EslCommand.line("filter", "delete", "Unique-ID", channel));
        }
    }

    /** Starts an application on another channel, behind those that were started there before. */
    EslReply execute(String channel, String application, String data, String name) {
        return esl.request(EslCommand.execute(EslCommand.sendMsg(channel), application, data, name, true));
    }

    /** An API command whose reply is not waited for. Any thread. */
    CompletableFuture<EslReply> send(String... words) {
        return esl.send(EslCommand.api(words));
    }

    /** From now on a module's own events of this call are told, on the event loop; they must have a Unique-ID. */
    void subscribe(String subclass, Consumer<EslEvent> told) {
        custom.put(subclass, told);
        esl.send(EslCommand.line("event", "plain", "CUSTOM " + subclass));
    }

    /**
     * Has FreeSWITCH send the call's audio to a port of ours, from its address that we know. The channel must be
     * answered, or FreeSWITCH aborts.
     */
    void unicast(String address, int port) {
        esl.request(EslCommand.sendMsg()
                .header("call-command", "unicast")
                .header("local-ip", esl.peer())
                .header("local-port", "0")
                .header("remote-ip", address)
                .header("remote-port", Integer.toString(port))
                .header("transport", "udp"));
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

    /** What FreeSWITCH tells of a call that has been hung up, which it does as long as it lingers. */
    Optional<Happening> awaitLate(Duration timeout) {
        try {
            return Optional.ofNullable(
                    closed ? happenings.poll() : happenings.poll(timeout.toNanos(), TimeUnit.NANOSECONDS));
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
