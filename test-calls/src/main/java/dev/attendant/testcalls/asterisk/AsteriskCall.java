package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallLoop;
import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.CommandSeen;
import dev.attendant.testcalls.pbx.DialplanDecision;
import dev.attendant.testcalls.pbx.Moments;
import dev.attendant.testcalls.pbx.SimulatedCall;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetSocket;

import java.util.function.Consumer;

/**
 * A call that the simulated Asterisk makes to the attendant. Its public methods may be called from any thread;
 * everything else happens on the call's event loop.
 */
final class AsteriskCall implements SimulatedCall {

    private final CallSpec spec;
    private final String name;
    private final AsteriskOptions options;
    private final Moments moments = new Moments();
    private final Promise<CallOutcome> outcome = Promise.promise();
    private final Promise<Channel> channel = Promise.promise();
    private volatile long startedNanos;
    private long hungUpNanos;
    private AgiConnection agi;
    private CallEnd agiEnd;
    private boolean finished;

    AsteriskCall(CallSpec spec, AsteriskOptions options, long number) {
        this.spec = spec;
        this.options = options;
        this.name = String.format("PJSIP/trunk-%08x", number);
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
        onLoop(up -> up.hangUp(CallEnd.HUNG_UP_BY_CALLER));
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
    void begin(CallLoop loop, String uniqueId) {
        startedNanos = System.nanoTime();
        Channel created = new Channel(loop, options, spec, this, moments, this::hungUp);
        channel.complete(created);
        loop.client().connect(options.port(), options.host())
                .onSuccess(socket -> connected(created, socket, uniqueId))
                .onFailure(refused -> refused(created));
    }

    /** The call cannot even begin. */
    void fail(Throwable cause) {
        channel.fail(cause);
        moments.over();
        outcome.fail(cause);
    }

    private void onLoop(Consumer<Channel> action) {
        channel.future().onSuccess(created -> created.loop().execute(() -> action.accept(created)));
    }

    private void connected(Channel created, NetSocket socket, String uniqueId) {
        agi = new AgiConnection(
                socket, (line, reply) -> command(created, line, reply), clean -> closed(created, clean));
        agi.header(AgiHeader.of(spec, options, name, uniqueId));
        moments.reached(CallMoment.CONNECTED);
        if (created.isHungUp()) {
            announceHangup(created);
        }
    }

    private void command(Channel created, String line, Consumer<String> reply) {
        long begun = System.nanoTime();
        AgiCommands.execute(created, line, text -> {
            String seen = agi.isClosed() ? "" : text.stripTrailing();
            created.log().command(new CommandSeen(line, seen, begun, System.nanoTime() - begun));
            // Fact: HANGUP comes after the running EXEC's reply, and before the next one.
            if (created.isHungUp() && begun - hungUpNanos > 0) {
                agi.sendHangupIfDue();
            }
            reply.accept(text);
            finishIfOver(created);
        });
    }

    private void hungUp(CallEnd by) {
        hungUpNanos = System.nanoTime();
        Channel created = channel.future().result();
        if (agi != null) {
            announceHangup(created);
            finishIfOver(created);
        }
    }

    private void announceHangup(Channel created) {
        ChannelVariables variables = created.variables();
        if (variables.is("AGIEXITONHANGUP", "yes")) {
            agi.close();
        } else if (!variables.is("AGISIGHUP", "no")) {
            agi.hangupIsDue();
            created.loop().after(options.hangupLineAfter(), agi::sendHangupIfDue);
        }
    }

    private void refused(Channel created) {
        // Fact: a refused AGI connection is AGISTATUS=FAILURE, and the dialplan goes on.
        created.variables().set("AGISTATUS", "FAILURE");
        finish(created, CallEnd.CONTROL_REFUSED);
    }

    private void closed(Channel created, boolean clean) {
        boolean result = created.variables().get("ATTENDANT_RESULT").isPresent();
        agiEnd = clean && result ? CallEnd.RELEASED : CallEnd.CONTROL_LOST;
        created.variables().set("AGISTATUS", created.isHungUp() ? "HANGUP" : "SUCCESS");
        finishIfOver(created);
    }

    /** Fact: when our server dies during an EXEC, the application goes on to its end, then the dialplan resumes. */
    private void finishIfOver(Channel created) {
        if (agiEnd != null && !created.isBusy()) {
            finish(created, created.hungUpBy().orElse(agiEnd));
        }
    }

    /** Extension T of the dialplan that ships. */
    private static DialplanDecision afterTimeout(String result) {
        return result.equals("transferring") ? DialplanDecision.HANG_UP : DialplanDecision.FALLBACK_QUEUE;
    }

    private void finish(Channel created, CallEnd end) {
        if (!finished) {
            finished = true;
            moments.over();
            // The caller first: who waits for the outcome finds the caller's measures complete.
            spec.caller().over();
            CallOutcome seen = created.log().outcome(
                    end,
                    created.hungUpBy().isPresent(),
                    created.isAnswered(),
                    created.variables().get("ATTENDANT_RESULT").orElse(""),
                    created.variables().copy());
            outcome.complete(created.isTimedOut() ? seen.with(afterTimeout(seen.result())) : seen);
        }
    }
}
