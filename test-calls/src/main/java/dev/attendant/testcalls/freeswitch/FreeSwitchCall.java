package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallLoop;
import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.Moments;
import dev.attendant.testcalls.pbx.SimulatedCall;
import io.vertx.core.Future;
import io.vertx.core.Promise;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * A call that the simulated FreeSWITCH makes to the attendant. Its public methods may be called from any thread;
 * everything else happens on the call's event loop.
 */
final class FreeSwitchCall implements SimulatedCall, Channel.Owner {

    private final CallSpec spec;
    private final Switchboard switchboard;
    private final String name;
    private final Moments moments = new Moments();
    private final Promise<CallOutcome> outcome = Promise.promise();
    private final Promise<Channel> channel = Promise.promise();
    private volatile long startedNanos;
    private boolean hungUp;
    private boolean finished;

    FreeSwitchCall(CallSpec spec, Switchboard switchboard, long number) {
        this.spec = spec;
        this.switchboard = switchboard;
        this.name = "sofia/internal/" + spec.callerNumber() + "-" + number + "@127.0.0.1";
    }

    @Override
    public Future<CallOutcome> outcome() {
        return outcome.future();
    }

    @Override
    public Future<Void> reached(CallMoment moment) {
        return moments.future(moment);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void hangUp() {
        onLoop(up -> up.hangUp("NORMAL_CLEARING", CallEnd.HUNG_UP_BY_CALLER));
    }

    @Override
    public void press(char digit) {
        onLoop(up -> up.digit(digit));
    }

    @Override
    public void transmit(boolean on) {
        onLoop(up -> up.transmit(on));
    }

    @Override
    public long startedNanos() {
        return startedNanos;
    }

    /** Begins the call; on its event loop. */
    void begin(CallLoop loop) {
        if (outcome.future().isComplete()) {
            return;
        }
        startedNanos = System.nanoTime();
        Channel created = new Channel(switchboard, loop, spec, this, moments, UUID.randomUUID(), name);
        switchboard.add(created);
        channel.complete(created);
        created.dialplan().begin();
    }

    /** The call cannot go on, or not even begin; from any thread. */
    void crash(Throwable reason) {
        switchboard.remove(this);
        outcome.tryFail(reason);
        moments.over();
        channel.tryFail(reason);
        onLoop(up -> {
            finished = true;
            up.abort();
            switchboard.remove(up);
            spec.caller().over();
        });
    }

    private void onLoop(Consumer<Channel> action) {
        channel.future().onSuccess(created -> created.loop().execute(() -> action.accept(created)));
    }

    @Override
    public void hungUp(CallEnd by) {
        hungUp = true;
        finishIfGone();
    }

    @Override
    public void connectionGone() {
        if (hungUp) {
            finishIfGone();
        }
    }

    private void finishIfGone() {
        Channel up = channel.future().result();
        if (up.connections().isEmpty()) {
            finish(up, up.hungUpBy().orElseThrow());
            switchboard.remove(up);
        }
    }

    /** What the dialplan does behind {@code socket} is told and not played: the channel's part in this ends. */
    @Override
    public void wentOn(CallEnd end) {
        Channel up = channel.future().result();
        finish(up, end);
        up.hangUp("NORMAL_CLEARING", CallEnd.HUNG_UP_BY_PBX);
    }

    @Override
    public void failed(RuntimeException reason) {
        outcome.tryFail(reason);
    }

    private void finish(Channel up, CallEnd end) {
        if (finished) {
            return;
        }
        finished = true;
        switchboard.remove(this);
        moments.over();
        // The caller first: who waits for the outcome finds the caller's measures complete.
        spec.caller().over();
        outcome.tryComplete(up.log().outcome(
                end,
                up.isHungUp(),
                up.answerState() == Channel.Answer.ANSWERED,
                up.variables().get("attendant_result").orElse(""),
                up.variables().copy()));
    }
}
