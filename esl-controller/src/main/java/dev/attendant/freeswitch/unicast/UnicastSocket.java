package dev.attendant.freeswitch.unicast;

import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.audio.Metronome;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.net.SocketAddress;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our end of one call's {@code unicast}. It knows FreeSWITCH's end from the first datagram that comes from an
 * address of FreeSWITCH's, since the PBX checks no source and neither names its port; from then on it takes
 * nothing from anywhere else.
 *
 * <p>May be used from any thread; what is done on the call's event loop is done at once.
 */
public final class UnicastSocket {

    private static final Logger log = LoggerFactory.getLogger(UnicastSocket.class);

    private final DatagramSocket socket;
    private final Context context;
    private final Thread loop = Thread.currentThread();
    private final Metronome metronome;
    private final Predicate<SocketAddress> isFreeSwitch;
    private final LongSupplier nanoTime;
    private final Runnable closed;
    private final int port;

    private final Promise<AudioPort> ready = Promise.promise();
    private final Promise<Void> socketClosed = Promise.promise();
    private WireFormatDetector detector;
    private final byte[] bytes = new byte[WireFormat.MOST_BYTES];
    private Optional<SocketAddress> peer = Optional.empty();
    private Optional<UnicastAudio> audio = Optional.empty();
    private Runnable stopHandler = () -> {};
    private boolean open = true;
    private long dropped;

    /** On the call's event loop, where the socket is bound already. */
    UnicastSocket(
            DatagramSocket socket,
            Context context,
            Metronome metronome,
            Predicate<SocketAddress> isFreeSwitch,
            int rateHint,
            LongSupplier nanoTime,
            Runnable closed) {
        this.socket = socket;
        this.context = context;
        this.metronome = metronome;
        this.isFreeSwitch = isFreeSwitch;
        this.nanoTime = nanoTime;
        this.closed = closed;
        port = socket.localAddress().port();
        detector = new WireFormatDetector(rateHint);
        socket.exceptionHandler(e -> log.debug("Audio socket {}: {}", port, e.toString()));
        socket.handler(this::datagram);
    }

    /** What FreeSWITCH is told as {@code remote-port}. */
    public int port() {
        return port;
    }

    /**
     * The call's audio, once FreeSWITCH sends and it is clear what; completes on the call's event loop. Fails with
     * {@link UnicastUnavailable} when the call or the socket ends before. Does not end by itself when nothing comes.
     */
    public Future<AudioPort> ready() {
        return ready.future();
    }

    /**
     * What to do, on the event loop, when the audio was there and FreeSWITCH has sent nothing for two seconds: it
     * ends a unicast silently when a re-INVITE changes the call's codec or packet time (switch_core_session_reset),
     * and when an application takes the call's audio. The call may still be there; see {@link #rearm}.
     */
    public void onStopped(Runnable handler) {
        onLoop(() -> stopHandler = handler);
    }

    /**
     * FreeSWITCH is about to be told to begin another unicast to this port, after the one before has ended: it will
     * come from another port, and maybe in another format. The line and its rate stay.
     *
     * @param rateHint the call's {@code Channel-Read-Codec-Rate} by now; 0 when it is not known
     */
    public void rearm(int rateHint) {
        onLoop(() -> {
            peer = Optional.empty();
            detector = new WireFormatDetector(rateHint);
            audio.ifPresent(UnicastAudio::rearm);
        });
    }

    /** The caller pressed a digit, as an event of the call says. */
    public void digit(char digit) {
        onLoop(() -> audio.ifPresent(call -> call.digit(digit)));
    }

    /** The call is gone, as its event socket says: a unicast ends silently. Tells the line, and closes. */
    public void ended(String reason) {
        onLoop(() -> {
            audio.ifPresent(call -> call.ended(reason));
            release(reason);
        });
    }

    /** Ends the audio; the call stays up. Completes when the socket is closed. */
    public Future<Void> close() {
        onLoop(() -> {
            audio.ifPresent(UnicastAudio::close);
            release("the audio was closed");
        });
        return socketClosed.future();
    }

    /** How many datagrams were not taken, being someone else's or no audio. For tests, on the event loop. */
    long dropped() {
        return dropped;
    }

    private void onLoop(Runnable task) {
        if (Thread.currentThread() == loop) {
            task.run();
        } else {
            context.runOnContext(now -> task.run());
        }
    }

    private void datagram(DatagramPacket packet) {
        if (!open) {
            return;
        }
        Buffer data = packet.data();
        if (!isFromPeer(packet.sender())) {
            drop(packet, "it is not this call's FreeSWITCH");
        } else if (!isAudio(data.length())) {
            drop(packet, "such a size is no audio");
        } else {
            if (peer.isEmpty()) {
                peer = Optional.of(packet.sender());
            }
            data.getBytes(bytes);
            hear(data.length());
        }
    }

    /** A codec may give a shorter or longer packet now and then, but the first one must be a format's. */
    private boolean isAudio(int length) {
        return peer.isEmpty()
                ? WireFormat.hasSize(length)
                : length > 0 && length <= bytes.length && length % 2 == 0;
    }

    private boolean isFromPeer(SocketAddress sender) {
        return peer.isPresent() ? peer.get().equals(sender) : isFreeSwitch.test(sender);
    }

    private void drop(DatagramPacket packet, String reason) {
        if (dropped++ == 0) {
            log.warn("Audio socket {}: dropped {} bytes from {}: {}. More of the kind are not logged",
                    port, packet.data().length(), packet.sender(), reason);
        }
    }

    private void hear(int length) {
        if (WireFormat.hasSize(length) && detector.arrived(length, nanoTime.getAsLong())) {
            detector.format().ifPresent(this::use);
        }
        audio.ifPresent(call -> call.datagram(bytes, length));
    }

    private void use(WireFormat format) {
        log.debug("Audio socket {}: {}", port, format);
        if (audio.isPresent()) {
            audio.get().use(format);
        } else {
            UnicastAudio call = new UnicastAudio(
                    context,
                    metronome,
                    format,
                    this::send,
                    () -> stopHandler.run(),
                    () -> release("the audio was closed"));
            audio = Optional.of(call);
            ready.complete(call);
        }
    }

    private void send(byte[] datagram) {
        // Vert.x keeps the buffer until the kernel has it, so each datagram has its own
        peer.ifPresent(to -> socket.send(Buffer.buffer(datagram), to.port(), to.hostAddress()));
    }

    private void release(String reason) {
        if (open) {
            open = false;
            ready.tryFail(new UnicastUnavailable("No audio came from FreeSWITCH before: " + reason));
            socket.close().onComplete(done -> {
                closed.run();
                socketClosed.complete();
            });
        }
    }
}
