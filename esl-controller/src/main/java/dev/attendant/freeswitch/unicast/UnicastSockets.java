package dev.attendant.freeswitch.unicast;

import dev.attendant.conversation.audio.Metronome;
import dev.attendant.freeswitch.FreeSwitchSettings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Our ends of the calls' {@code unicast}: a UDP socket for each call, on the event loop that its event socket
 * lives on. May be used from any thread.
 */
public final class UnicastSockets {

    /**
     * How many missed beats of the calls' metronome may be made up for: none. While nothing comes, FreeSWITCH's RTP
     * timer goes on and takes the timestamps with it (_timerfd_next in switch_time.c; get_next_write_ts in
     * switch_rtp.c), and then it plays one datagram a tick. What is made up for would come on top of the pause that
     * the caller has heard already: measured, 100 ms of it made all that followed late by 100 ms.
     */
    public static final int BEATS_MADE_UP = 0;

    /**
     * The kernel's receive buffer, which Vert.x also takes for the size of a read: its own of 2,048 bytes would cut
     * 30 ms at 48 kHz. More than half a second of any format.
     */
    private static final int RECEIVE_BUFFER = 1 << 16;

    private final FreeSwitchSettings.Audio settings;
    private final LongSupplier nanoTime;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();

    public UnicastSockets(FreeSwitchSettings.Audio settings) {
        this(settings, System::nanoTime);
    }

    /** @param nanoTime is asked once for each datagram that is taken */
    UnicastSockets(FreeSwitchSettings.Audio settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /**
     * Opens a call's socket. Fails with {@link UnicastUnavailable} when there is no free port.
     *
     * @param loop         the call's event loop, on which the future completes
     * @param metronome    that loop's, which makes up for {@link #BEATS_MADE_UP}
     * @param isFreeSwitch whose datagrams may be the call's first
     * @param rateHint     the call's {@code Channel-Read-Codec-Rate}; 0 when it is not known
     */
    public Future<UnicastSocket> open(
            Context loop, Metronome metronome, Predicate<SocketAddress> isFreeSwitch, int rateHint) {
        Promise<UnicastSocket> opened = Promise.promise();
        // a Vert.x socket belongs to the context that creates it
        loop.runOnContext(now -> bind(loop, 0)
                .map(socket -> new UnicastSocket(
                        socket, loop, metronome, isFreeSwitch, rateHint, nanoTime, open::decrementAndGet))
                .onComplete(opened));
        return opened.future();
    }

    /** How many are open. */
    public int open() {
        return open.get();
    }

    /**
     * Binds to the next port that is free. In turn, so that a port rests before it is used again: what FreeSWITCH
     * still sends to the last call's would be taken for the next one's.
     */
    private Future<DatagramSocket> bind(Context loop, int tried) {
        int ports = settings.lastPort() - settings.firstPort() + 1;
        int port = settings.firstPort() == 0
                ? 0
                : settings.firstPort() + Math.floorMod(turn.getAndIncrement(), ports);
        DatagramSocket socket = loop.owner().createDatagramSocket(
                new DatagramSocketOptions().setReceiveBufferSize(RECEIVE_BUFFER));
        open.incrementAndGet();
        return socket.listen(port, settings.host())
                .recover(e -> socket.close()
                        .onComplete(closed -> open.decrementAndGet())
                        .transform(closed -> {
                            if (port == 0 || !isTaken(e)) {
                                return Future.failedFuture(cannotBind(e));
                            }
                            return tried + 1 < ports ? bind(loop, tried + 1) : Future.failedFuture(exhausted());
                        }));
    }

    /** The JDK's BindException and the native transports' exceptions say it with the system's own words only. */
    private static boolean isTaken(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("in use");
    }

    private UnicastUnavailable cannotBind(Throwable cause) {
        return new UnicastUnavailable("Cannot open a UDP socket at " + settings.host()
                + " for a call's audio: " + cause.getMessage()
                + ". freeswitch.audio.host must be an IPv4 address of this machine", cause);
    }

    private UnicastUnavailable exhausted() {
        return new UnicastUnavailable("No UDP port for a call's audio: all of " + settings.firstPort() + "-"
                + settings.lastPort() + " are taken. Widen freeswitch.audio.ports; each call needs one");
    }
}
