package dev.attendant.testcalls.sip;

import dev.attendant.conversation.audio.G711;
import dev.attendant.testcalls.audio.Sound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A call of a {@link SipPhone}, made or received. Its methods may be called from any thread; its futures are
 * completed by the phone's SIP thread.
 */
public final class SipCall implements AutoCloseable {
    private final SipTransport transport;
    private final SipDialog dialog;
    private final RtpSession rtp;
    private final SipMessage invite;
    private final boolean ours;
    private final CompletableFuture<Long> answered = new CompletableFuture<>();
    private final CompletableFuture<Long> ended = new CompletableFuture<>();
    private final AtomicBoolean hungUp = new AtomicBoolean();

    /** @param invite the INVITE that is to be sent, or that came */
    SipCall(SipTransport transport, SipDialog dialog, RtpSession rtp, SipMessage invite, boolean ours) {
        this.transport = transport;
        this.dialog = dialog;
        this.rtp = rtp;
        this.invite = invite;
        this.ours = ours;
        ended.thenRun(rtp::close);
    }

    /** When it was answered, as {@link System#nanoTime}; fails with {@link SipRefusal} when it is refused. */
    public CompletableFuture<Long> answered() {
        return answered;
    }

    /** When it ended, as {@link System#nanoTime}, whoever ended it. */
    public CompletableFuture<Long> ended() {
        return ended;
    }

    /** Waits for the answer. @throws SipRefusal when it is refused; IllegalStateException when nothing comes */
    public SipCall connected(Duration patience) {
        await(answered, patience, "no answer to the call");
        return this;
    }

    /** Waits for the end of the call. @throws IllegalStateException when it goes on for longer */
    public void awaitEnd(Duration patience) {
        await(ended, patience, "the call is still up");
    }

    /** Says this after what is being said, in real time. Completes when its last packet has been sent. */
    public CompletableFuture<Played> play(short[] pcm8k) {
        return rtp.sender().play(pcm8k);
    }

    /** Presses these keys, one after the other, after what is being said. */
    public CompletableFuture<Played> digits(String digits) {
        CompletableFuture<Played> last = CompletableFuture.completedFuture(
                new Played(System.nanoTime(), System.nanoTime()));
        for (char digit : digits.toCharArray()) {
            last = rtp.sender().digit(digit);
        }
        return last;
    }

    public Recording recording() {
        return rtp.recording();
    }

    /** What it has heard so far, on the sender's timeline. */
    public Sound heard() {
        return recording().byTimestamp();
    }

    /** Changes the codec in mid-call, as phones do when a transfer or a hold ends: by a re-INVITE that offers it alone. */
    public CompletableFuture<Void> changeCodec(G711 codec) {
        SipMessage request = dialog.request("INVITE")
                .withBody("application/sdp", Sdp.offer(rtp.address(), List.of(codec)).toString());
        int number = Integer.parseInt(request.headerOrEmpty("CSeq").split(" ")[0]);
        CompletableFuture<Void> changed = new CompletableFuture<>();
        transport.request(request, dialog.peer(), response -> {
            if (response.status() >= 300) {
                String branch = SipMessage.parameter(request.headerOrEmpty("Via"), "branch");
                transport.acknowledge(dialog.request("ACK", branch, number), dialog.peer());
                changed.completeExceptionally(new SipRefusal(response.status(), response.reason()));
            } else if (response.status() >= 200) {
                transport.acknowledge(dialog.request("ACK", SipTransport.newBranch(), number), dialog.peer());
                rtp.connect(Sdp.parse(response.body()));
                rtp.sender().use(codec);
                changed.complete(null);
            }
        });
        return changed;
    }

    /** A header of the INVITE that came: who calls, as the PBX says it. */
    public Optional<String> invited(String header) {
        return invite.header(header);
    }

    /** Answers a call that rings. */
    public SipCall answer() {
        Sdp theirs = Sdp.parse(invite.body());
        if (!ours && !ended.isDone() && answered.complete(System.nanoTime())) {
            Sdp answer = theirs.answer(rtp.address(), RtpSession.CODECS);
            transport.respond(invite, dialog.response(invite, 200, "OK")
                    .withBody("application/sdp", answer.toString()), dialog.peer());
            rtp.connect(theirs);
        }
        return this;
    }

    /** Refuses a call that rings: 486 busy, 603 declined. */
    public void reject(int status) {
        if (!ours && answered.completeExceptionally(new SipRefusal(status, "we refused it"))) {
            transport.respond(invite, dialog.response(invite, status, status == 486 ? "Busy Here" : "Declined"),
                    dialog.peer());
            ended.complete(System.nanoTime());
        }
    }

    /** Ends it, at whatever stage it is. Does nothing when it is over. */
    public void hangUp() {
        if (ended.isDone() || !hungUp.compareAndSet(false, true)) {
            return;
        }
        if (answered.isDone()) {
            ended.complete(System.nanoTime());
            transport.request(dialog.request("BYE"), dialog.peer(), response -> { });
        } else if (ours) {
            String branch = SipMessage.parameter(invite.headerOrEmpty("Via"), "branch");
            transport.request(dialog.request("CANCEL", branch, 1), dialog.peer(), response -> { });
        } else {
            reject(603);
        }
    }

    @Override
    public void close() {
        hangUp();
    }

    String callId() {
        return dialog.callId();
    }

    void start() {
        transport.request(invite, dialog.peer(), this::response);
    }

    /** A ringing call is announced. */
    void ring() {
        transport.respond(invite, dialog.response(invite, 180, "Ringing"), dialog.peer());
    }

    /** A request of the other side within this call. */
    void request(SipMessage request) {
        switch (request.method()) {
            case "BYE" -> {
                transport.respond(request, dialog.response(request, 200, "OK"), dialog.peer());
                ended.complete(System.nanoTime());
            }
            case "CANCEL" -> {
                transport.respond(request, dialog.response(request, 200, "OK"), dialog.peer());
                if (answered.completeExceptionally(new SipRefusal(487, "the caller gave up"))) {
                    transport.respond(invite, dialog.response(invite, 487, "Request Terminated"), dialog.peer());
                    ended.complete(System.nanoTime());
                }
            }
            case "INVITE" -> { // the PBX moves the audio
                Sdp theirs = Sdp.parse(request.body());
                rtp.connect(theirs);
                transport.respond(request, dialog.response(request, 200, "OK").withBody("application/sdp",
                        theirs.answer(rtp.address(), RtpSession.CODECS).toString()), dialog.peer());
            }
            case "ACK" -> { }
            default -> transport.respond(request, dialog.response(request, 200, "OK"), dialog.peer());
        }
    }

    private void response(SipMessage response) {
        if (response.status() < 200) {
            if (!response.body().isBlank()) {
                rtp.connect(Sdp.parse(response.body()));
            }
            return;
        }
        dialog.established(response);
        if (response.status() >= 300) {
            String branch = SipMessage.parameter(invite.headerOrEmpty("Via"), "branch");
            transport.acknowledge(dialog.request("ACK", branch, 1), dialog.peer());
            answered.completeExceptionally(new SipRefusal(response.status(), response.reason()));
            ended.complete(System.nanoTime());
            return;
        }
        transport.acknowledge(dialog.request("ACK", SipTransport.newBranch(), 1), dialog.peer());
        if (hungUp.get()) { // our CANCEL and their 200 crossed
            ended.complete(System.nanoTime());
            transport.request(dialog.request("BYE"), dialog.peer(), bye -> { });
        } else {
            rtp.connect(Sdp.parse(response.body()));
            answered.complete(System.nanoTime());
        }
    }

    private static void await(CompletableFuture<?> future, Duration patience, String otherwise) {
        try {
            future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(otherwise + " after " + patience, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
