package dev.attendant.server.bench.turns;

import dev.attendant.server.cli.OperatorError;
import dev.attendant.testcalls.sip.Played;
import dev.attendant.testcalls.sip.Recording;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import dev.attendant.testcalls.sip.SipRefusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/** A SIP phone that calls through a real PBX on this machine. */
final class SipHandset implements Handset {

    private static final Duration RINGING = Duration.ofSeconds(10);

    private final SipCall call;
    private final HeardSound heard = new HeardSound();
    private final ReentrantLock lock = new ReentrantLock();
    private int packets;

    private SipHandset(SipCall call) {
        this.call = call;
    }

    /** Calls, and waits for the answer. */
    static SipHandset call(SipPhone phone, String uri) {
        try {
            return new SipHandset(phone.call(uri).connected(RINGING));
        } catch (SipRefusal | IllegalStateException e) {
            throw new OperatorError("The PBX did not take the call to " + uri + " from user " + phone.user() + ": "
                    + e.getMessage(), e);
        }
    }

    @Override
    public long answered() {
        return call.answered().join();
    }

    @Override
    public CompletableFuture<Played> play(short[] samples) {
        return call.play(samples);
    }

    /** Its recording grows by itself; whoever asks takes over what has come since. */
    @Override
    public HeardSound heard() {
        lock.lock();
        try {
            List<Recording.Packet> all = call.recording().packets();
            all.subList(packets, all.size()).forEach(packet -> heard.add(packet.pcm(), SAMPLE_RATE, packet.nanos()));
            packets = all.size();
            return heard;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<String> ended() {
        return call.ended().isDone() ? Optional.of("the call ended") : Optional.empty();
    }

    @Override
    public void close() {
        call.close();
    }
}
