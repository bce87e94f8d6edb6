package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CommandSeen;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.Queue;

/**
 * A connection of a channel to the attendant: commands in, replies and events out. As listener_run() and
 * read_packet() of mod_event_socket.c. On the call's event loop.
 */
final class EventSocket {

    /** listener_run() waits so long for the first message. */
    private static final Duration FIRST_MESSAGE = Duration.ofSeconds(25);
    private static final String GOODBYE = "Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n";

    private final Channel channel;
    private final NetSocket socket;
    private final Runnable onControl;
    private final Subscription subscription = new Subscription();
    private final EslReader reader = new EslReader(this::message);
    private final Queue<EslMessage> waiting = new ArrayDeque<>();
    private EslMessage current;
    private long begun;
    private boolean anyMessage;
    private boolean controlled;
    private boolean reset;
    private boolean closed;
    /** How many seconds the connection outlives the channel; negative for ever; empty when it does not. */
    private OptionalInt linger = OptionalInt.empty();

    /** @param onControl runs once: when the attendant sent {@code connect}, or when it never will */
    EventSocket(Channel channel, NetSocket socket, Runnable onControl) {
        this.channel = channel;
        this.socket = socket;
        this.onControl = onControl;
    }

    void open() {
        channel.connected(this);
        socket.handler(chunk -> reader.read(chunk));
        socket.exceptionHandler(broken -> reset = true);
        socket.closeHandler(nothing -> closed(reset));
        channel.loop().after(FIRST_MESSAGE, () -> {
            if (!anyMessage) {
                disconnect();
            }
        });
        if (channel.isHungUp()) {
            channelIsDown();
        }
    }

    /** The attendant has said {@code connect}: the channel is parked for it. */
    void control() {
        if (!controlled) {
            controlled = true;
            onControl.run();
        }
    }

    boolean isClosed() {
        return closed;
    }

    private void message(EslMessage message) {
        waiting.add(message);
        next();
    }

    private void next() {
        if (current == null && !waiting.isEmpty() && !closed) {
            current = waiting.remove();
            begun = System.nanoTime();
            EslCommands.execute(this, current);
        }
    }

    /** {@code command/reply}. The first message of all gets none (mod_event_socket.c). */
    void reply(String text) {
        answered(text, anyMessage ? "Content-Type: command/reply\nReply-Text: " + text + "\n\n" : "");
    }

    void replyApi(String text) {
        String body = text.isEmpty() ? "-ERR no reply\n" : text;
        answered(body, "Content-Type: api/response\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\n\n" + body);
    }

    /** A reply with headers of its own. */
    void replyBlock(String seen, String block) {
        answered(seen, block);
    }

    private void answered(String seen, String block) {
        EslMessage command = current;
        current = null;
        anyMessage = true;
        channel.log().command(new CommandSeen(
                command.text(), closed ? "" : seen.stripTrailing(), begun, System.nanoTime() - begun));
        send(block);
        next();
    }

    void event(Event event) {
        if (!closed && subscription.wants(event, channel.uuid())) {
            String text = subscription.format().equals("json") ? event.json() : event.plain();
            send("Content-Length: " + text.getBytes(StandardCharsets.UTF_8).length + "\nContent-Type: text/event-"
                    + subscription.format() + "\n\n" + text);
        }
    }

    /** Fact: with linger a notice, and later another and the end; it may come before CHANNEL_HANGUP_COMPLETE. */
    void channelIsDown() {
        if (linger.isEmpty()) {
            disconnect();
            return;
        }
        int seconds = linger.getAsInt();
        send("Content-Type: text/disconnect-notice\nControlled-Session-UUID: " + channel.uuid()
                + "\nContent-Disposition: linger\nChannel-Name: " + channel.name() + "\nLinger-Time: " + seconds
                + "\nContent-Length: 0\n\n");
        if (seconds >= 0) {
            channel.loop().after(Duration.ofSeconds(seconds), this::disconnect);
        }
    }

    /** FreeSWITCH ends the connection, and says so. */
    void disconnect() {
        if (!closed) {
            send("Content-Type: text/disconnect-notice\nControlled-Session-UUID: " + channel.uuid()
                    + "\nContent-Disposition: disconnect\nContent-Length: " + GOODBYE.length() + "\n\n" + GOODBYE);
            socket.end();
            closed(false);
        }
    }

    /** Everything is gone at once: FreeSWITCH crashed, or the simulation ends. */
    void abort() {
        closed = true;
        channel.switchboard().listeners().remove(this);
        socket.close();
    }

    private void closed(boolean broken) {
        if (!closed) {
            closed = true;
            channel.switchboard().listeners().remove(this);
            CallEnd end = channel.dialplan().end(!broken);
            channel.disconnected(this, end);
            control();
        }
    }

    /** To be called when the subscription has changed. */
    void subscribed() {
        if (subscription.seesOthersThan(channel.uuid())) {
            channel.switchboard().listeners().add(this);
        } else {
            channel.switchboard().listeners().remove(this);
        }
    }

    void execute(Runnable task) {
        channel.loop().execute(task);
    }

    Subscription subscription() {
        return subscription;
    }

    void linger(OptionalInt seconds) {
        linger = seconds;
    }

    Channel channel() {
        return channel;
    }

    private void send(String text) {
        if (!closed && !text.isEmpty()) {
            socket.write(Buffer.buffer(text, "UTF-8"));
        }
    }
}
