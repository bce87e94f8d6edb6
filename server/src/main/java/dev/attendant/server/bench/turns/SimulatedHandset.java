package dev.attendant.server.bench.turns;

import dev.attendant.server.cli.OperatorError;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.CallerAudio;
import dev.attendant.testcalls.pbx.Phone;
import dev.attendant.testcalls.pbx.SimulatedPbx;
import dev.attendant.testcalls.sip.Played;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** A phone of a simulated PBX. The call's event loop asks it for audio and brings it some. */
final class SimulatedHandset implements Handset, CallerAudio {

    private static final int SECONDS_TO_CONNECT = 10;

    private static final class Utterance {
        private final short[] samples;
        private final CompletableFuture<Played> done = new CompletableFuture<>();
        private int at;
        private long began;

        Utterance(short[] samples) {
            this.samples = samples;
        }
    }

    private final CompletableFuture<Phone> connected = new CompletableFuture<>();
    private final HeardSound heard = new HeardSound();
    private final AtomicReference<Optional<Utterance>> utterance = new AtomicReference<>(Optional.empty());
    private volatile Optional<String> ended = Optional.empty();

    private SimulatedHandset() {}

    /** Calls, and waits until it can hear. */
    static SimulatedHandset call(SimulatedPbx pbx, String scenario) throws InterruptedException {
        SimulatedHandset handset = new SimulatedHandset();
        pbx.call(CallSpec.to(scenario).withCaller(handset).withoutKeepingAudio()).outcome()
                .onFailure(cause -> handset.fail(cause.toString()));
        try {
            handset.connected.get(SECONDS_TO_CONNECT, TimeUnit.SECONDS);
            return handset;
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new OperatorError("The simulated PBX's call could not be made", e);
        }
    }

    private void fail(String why) {
        ended = Optional.of(why);
        connected.completeExceptionally(new IllegalStateException(why));
    }

    @Override
    public void begin(Phone phone, int sampleRate) {
        if (sampleRate == SAMPLE_RATE) {
            connected.complete(phone);
        } else {
            phone.hangUp();
            fail("the line has " + sampleRate + " samples a second");
        }
    }

    @Override
    public void next(short[] frame) {
        Arrays.fill(frame, (short) 0);
        utterance.get().ifPresent(current -> speak(current, frame));
    }

    private void speak(Utterance current, short[] frame) {
        long now = System.nanoTime();
        if (current.at == 0) {
            current.began = now;
        }
        int count = Math.min(frame.length, current.samples.length - current.at);
        System.arraycopy(current.samples, current.at, frame, 0, count);
        current.at += count;
        if (current.at == current.samples.length) {
            utterance.set(Optional.empty());
            current.done.complete(new Played(current.began, now));
        }
    }

    @Override
    public void heard(short[] samples, long nanos) {
        heard.add(samples, SAMPLE_RATE, nanos);
    }

    @Override
    public void disconnected(String why) {
        ended = Optional.of("the attendant's audio ended: " + why);
    }

    @Override
    public void over() {
        if (ended.isEmpty()) {
            ended = Optional.of("the call ended");
        }
    }

    @Override
    public long answered() {
        return connected.join().startedNanos();
    }

    @Override
    public CompletableFuture<Played> play(short[] samples) {
        Utterance next = new Utterance(samples);
        utterance.set(Optional.of(next));
        return next.done;
    }

    @Override
    public HeardSound heard() {
        return heard;
    }

    @Override
    public Optional<String> ended() {
        return ended;
    }

    @Override
    public void close() {
        connected.join().hangUp();
    }
}
