package dev.attendant.testcalls.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A telephone for tests and measurements: SIP over UDP (RFC 3261), G.711 over RTP (RFC 3550), telephone events
 * (RFC 4733), on the loopback interface. It makes and takes calls, says what it is told and records what it
 * hears. It knows no passwords, no TLS and no proxies, and sends a 200 to an INVITE only once: it is for a PBX
 * on the same machine.
 */
public final class SipPhone implements AutoCloseable {
    private static final Duration REGISTRAR_ANSWERS = Duration.ofSeconds(5);
    private static final int REGISTRATION_SECONDS = 3600;

    private final String user;
    private final SipTransport transport;
    private final Map<String, SipCall> calls = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<SipCall> ringing = new ArrayDeque<>();
    private final Deque<CompletableFuture<SipCall>> awaited = new ArrayDeque<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile String name = "";
    private volatile Optional<InetSocketAddress> registrar = Optional.empty();
    private volatile boolean busy;

    /** @param user what a PBX knows it by: the user part of its address */
    public SipPhone(String user) {
        this.user = user;
        transport = new SipTransport("phone " + user, InetAddress.getLoopbackAddress(), this::request);
    }

    /** The name that is shown to those it calls, quoted as it must be. */
    public SipPhone named(String displayName) {
        name = '"' + displayName.replace("\\", "\\\\").replace("\"", "\\\"") + "\" ";
        return this;
    }

    public String user() {
        return user;
    }

    /** Its address, for whoever calls it without a PBX. */
    public String uri() {
        return "sip:%s@%s:%d".formatted(user, host(), transport.address().getPort());
    }

    /** Tells a PBX where it is. @throws SipRefusal when the PBX does not know it */
    public SipPhone register(InetSocketAddress pbx) {
        SipMessage response = register(pbx, REGISTRATION_SECONDS).join();
        if (response.status() >= 300) {
            throw new SipRefusal(response.status(), response.reason());
        }
        registrar = Optional.of(pbx);
        return this;
    }

    /** Calls an address of the form {@code sip:1000@127.0.0.1:5060}; see {@link SipCall#connected}. */
    public SipCall call(String uri) {
        String[] hostAndPort = uri.substring(uri.indexOf('@') + 1).split(":");
        InetSocketAddress peer = new InetSocketAddress(hostAndPort[0],
                hostAndPort.length > 1 ? Integer.parseInt(hostAndPort[1]) : 5060);
        String from = name + "<sip:" + user + "@" + host() + ">";
        SipDialog dialog = SipDialog.calling(transport, from, uri, peer);
        RtpSession rtp = new RtpSession("phone " + user, transport.address().getAddress());
        SipMessage invite = dialog.request("INVITE").with("Allow", "INVITE, ACK, BYE, CANCEL, OPTIONS")
                .withBody("application/sdp", rtp.offer().toString());
        SipCall call = remember(new SipCall(transport, dialog, rtp, invite, true));
        call.start();
        return call;
    }

    /** The next call that rings here, or the one that rings already and nobody has asked for yet. */
    public CompletableFuture<SipCall> nextRinging() {
        lock.lock();
        try {
            CompletableFuture<SipCall> next = new CompletableFuture<>();
            while (!ringing.isEmpty() && !next.isDone()) {
                SipCall call = ringing.remove();
                if (!call.ended().isDone()) {
                    next.complete(call);
                }
            }
            if (!next.isDone()) {
                awaited.add(next);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Picks up the next call that rings here, or the one that does. */
    public CompletableFuture<SipCall> answerNext() {
        return nextRinging().thenApply(SipCall::answer);
    }

    /** Whether it refuses all calls with 486 Busy Here. */
    public SipPhone busy(boolean isBusy) {
        busy = isBusy;
        return this;
    }

    /** Ends all its calls and tells the PBX that it has gone. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        calls.values().forEach(SipCall::hangUp);
        // a PBX that has gone itself does not answer, and that is no matter
        registrar.ifPresent(pbx -> register(pbx, 0).exceptionally(gone -> null).join());
        transport.close();
    }

    private CompletableFuture<SipMessage> register(InetSocketAddress pbx, int seconds) {
        String uri = "sip:%s@%s:%d".formatted(user, pbx.getHostString(), pbx.getPort());
        SipDialog dialog = SipDialog.calling(transport, "<" + uri + ">", uri, pbx);
        SipMessage request = dialog.request("REGISTER").replacing("Contact", "<" + uri() + ">;expires=" + seconds);
        CompletableFuture<SipMessage> answer = new CompletableFuture<>();
        transport.request(request, pbx, response -> {
            if (response.status() >= 200) {
                answer.complete(response);
            }
        });
        return answer.orTimeout(REGISTRAR_ANSWERS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String host() {
        return transport.address().getAddress().getHostAddress();
    }

    private SipCall remember(SipCall call) {
        calls.put(call.callId(), call);
        call.ended().thenRun(() -> calls.remove(call.callId()));
        return call;
    }

    private void request(SipMessage request, InetSocketAddress from) {
        SipCall call = calls.get(request.callId());
        if (call != null) {
            call.request(request);
        } else if (request.method().equals("INVITE")) {
            invited(request, from);
        } else if (!request.method().equals("ACK")) {
            boolean unknown = request.method().equals("BYE") || request.method().equals("CANCEL");
            transport.respond(request, SipMessage.response(request, unknown ? 481 : 200, unknown ? "Unknown" : "OK"),
                    from);
        }
    }

    private void invited(SipMessage invite, InetSocketAddress from) {
        SipDialog dialog = SipDialog.called(transport, invite, from);
        if (busy) {
            transport.respond(invite, dialog.response(invite, 486, "Busy Here"), from);
            return;
        }
        RtpSession rtp = new RtpSession("phone " + user, transport.address().getAddress());
        SipCall call = remember(new SipCall(transport, dialog, rtp, invite, false));
        call.ring();
        CompletableFuture<SipCall> waiting;
        lock.lock();
        try {
            do {
                waiting = awaited.poll();
            } while (waiting != null && waiting.isDone());
            if (waiting == null) {
                ringing.add(call);
            }
        } finally {
            lock.unlock();
        }
        if (waiting != null) {
            waiting.complete(call);
        }
    }
}
