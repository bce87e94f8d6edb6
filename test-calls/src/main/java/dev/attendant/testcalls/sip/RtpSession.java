package dev.attendant.testcalls.sip;

import dev.attendant.conversation.audio.G711;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The audio of one call: records from the moment it is opened, so that what is played before the answer is
 * heard too; sends once the other side's description is known. Has a thread for each direction.
 */
final class RtpSession implements AutoCloseable {
    static final List<G711> CODECS = List.of(G711.MU_LAW, G711.A_LAW);

    private static final Map<Integer, G711> BY_TYPE = Map.of(0, G711.MU_LAW, 8, G711.A_LAW);
    private static final String EVENTS = "0123456789*#ABCD";

    private final String name;
    private final DatagramSocket socket;
    private final Recording recording = new Recording();
    private final CompletableFuture<RtpSender> sender = new CompletableFuture<>();
    private volatile InetSocketAddress remote;
    private volatile int eventType = Sdp.EVENTS;
    private long lastEvent = -1;

    RtpSession(String name, InetAddress address) {
        this.name = name;
        try {
            socket = new DatagramSocket(0, address);
            socket.setReceiveBufferSize(1 << 18);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name(name + " hears").start(this::receive);
    }

    Sdp offer() {
        return Sdp.offer(address(), CODECS);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    Recording recording() {
        return recording;
    }

    /** Sends there from now on. Called again when the other side changes where it listens. */
    void connect(Sdp theirs) {
        remote = theirs.audio();
        eventType = theirs.events().orElse(-1);
        if (!sender.isDone()) {
            G711 codec = theirs.codecs().stream().filter(CODECS::contains).findFirst().orElse(G711.MU_LAW);
            sender.complete(new RtpSender(name + " speaks", codec, eventType, this::send));
        }
    }

    /** What is to be said; the call must have been answered. */
    RtpSender sender() {
        Optional<RtpSender> open = Optional.ofNullable(sender.getNow(null));
        return open.orElseThrow(() -> new IllegalStateException("the call has not been answered"));
    }

    @Override
    public void close() {
        if (sender.isDone()) {
            sender.join().stop();
        }
        socket.close();
    }

    private void send(RtpPacket packet) {
        byte[] bytes = packet.toBytes();
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, remote));
        } catch (IOException e) {
            // Closed, or nobody listens there any more: to a phone that is silence.
        }
    }

    private void receive() {
        DatagramPacket datagram = new DatagramPacket(new byte[65536], 65536);
        while (!socket.isClosed()) {
            try {
                socket.receive(datagram);
            } catch (IOException e) {
                continue; // closed: the loop ends; an ICMP message of an earlier packet: the next may come
            }
            long now = System.nanoTime();
            RtpPacket.parse(datagram.getData(), datagram.getLength()).ifPresent(packet -> heard(packet, now));
        }
    }

    private void heard(RtpPacket packet, long now) {
        G711 codec = BY_TYPE.get(packet.type());
        if (codec != null) {
            recording.add(new Recording.Packet(now, packet.sequence(), packet.timestamp(), packet.source(),
                    codec.decode(packet.payload())));
        } else if (packet.type() == eventType && packet.payload().length >= 4) {
            int event = packet.payload()[0] & 0xFF;
            // All packets of one key have the same timestamp.
            if (packet.timestamp() != lastEvent && event < EVENTS.length()) {
                recording.addDigit(EVENTS.charAt(event));
            }
            lastEvent = packet.timestamp();
        }
    }
}
