package dev.attendant.testcalls.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * SIP over UDP (RFC 3261, sections 17 and 18): repeats a request until it is answered, answers a repeated
 * request as it did before. All messages are handed on by one thread, the transport's own.
 */
final class SipTransport implements AutoCloseable {
    private static final long T1_MILLIS = 500;
    private static final long T2_MILLIS = 4000;
    private static final int MOST_REPEATS = 10;

    /** What the phone makes of messages. */
    interface Listener {
        void request(SipMessage request, InetSocketAddress from);
    }

    private static final class Outstanding {
        private final Consumer<SipMessage> listener;
        private volatile boolean answered;

        private Outstanding(Consumer<SipMessage> listener) {
            this.listener = listener;
        }
    }

    private static final AtomicLong BRANCHES = new AtomicLong(System.nanoTime());

    private final DatagramSocket socket;
    private final Listener listener;
    private final Map<String, Outstanding> outstanding = new ConcurrentHashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer;

    SipTransport(String name, InetAddress address, Listener listener) {
        this.listener = listener;
        try {
            socket = new DatagramSocket(0, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        timer = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().name(name + " SIP timer").unstarted(task));
        Thread.ofPlatform().daemon().name(name + " SIP").start(this::receive);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    static String newBranch() {
        return "z9hG4bK" + Long.toString(BRANCHES.incrementAndGet(), 36);
    }

    String via(String branch) {
        return "SIP/2.0/UDP %s:%d;branch=%s;rport".formatted(
                address().getAddress().getHostAddress(), address().getPort(), branch);
    }

    /** Sends a request, which must have its Via, and again until an answer comes. All answers go to the listener. */
    void request(SipMessage request, InetSocketAddress to, Consumer<SipMessage> answers) {
        Outstanding transaction = new Outstanding(answers);
        outstanding.put(request.transaction(), transaction);
        send(request.toString(), to);
        repeat(request, to, transaction, T1_MILLIS, MOST_REPEATS);
    }

    /** Sends an ACK: it has no answer. */
    void acknowledge(SipMessage ack, InetSocketAddress to) {
        send(ack.toString(), to);
    }

    void respond(SipMessage request, SipMessage response, InetSocketAddress to) {
        answers.put(request.transaction(), response.toString());
        send(response.toString(), to);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        socket.close();
    }

    private void repeat(SipMessage request, InetSocketAddress to, Outstanding transaction, long wait, int left) {
        if (left == 0 || socket.isClosed()) {
            return;
        }
        timer.schedule(() -> {
            if (!transaction.answered) {
                send(request.toString(), to);
                repeat(request, to, transaction, Math.min(wait * 2, T2_MILLIS), left - 1);
            }
        }, wait, TimeUnit.MILLISECONDS);
    }

    private void send(String message, InetSocketAddress to) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException e) {
            // As good as lost on the way: it is repeated, or its answer does not come and the wait for it ends.
        }
    }

    private void receive() {
        DatagramPacket datagram = new DatagramPacket(new byte[65536], 65536);
        while (!socket.isClosed()) {
            try {
                socket.receive(datagram);
                received(new String(datagram.getData(), 0, datagram.getLength(), StandardCharsets.UTF_8),
                        (InetSocketAddress) datagram.getSocketAddress());
            } catch (IOException | IllegalArgumentException e) {
                // Closed: the loop ends. No SIP, or an ICMP message of an earlier packet: the next may be good.
            }
        }
    }

    private void received(String text, InetSocketAddress from) {
        if (text.isBlank()) {
            return; // a keep-alive
        }
        SipMessage message = SipMessage.parse(text);
        if (!message.isRequest()) {
            Outstanding transaction = outstanding.get(message.transaction());
            if (transaction != null) {
                transaction.answered = true;
                if (message.status() >= 200 && !message.method().equals("INVITE")) {
                    outstanding.remove(message.transaction()); // an INVITE's 200 may come again
                }
                transaction.listener.accept(message);
            }
            return;
        }
        String before = answers.get(message.transaction());
        if (before != null && !message.method().equals("ACK")) {
            send(before, from);
        } else {
            listener.request(message, from);
        }
    }
}
