package dev.attendant.server.program;

import dev.attendant.conversation.CallHandler;
import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.CallListener;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Conversation;
import dev.attendant.conversation.Engines;
import dev.attendant.conversation.Limits;
import dev.attendant.conversation.PhoneCall;
import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.conversation.scenario.Scenario;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the calls of all PBXs: gives each its scenario and its conversation, or back to the dialplan when we
 * cannot take it.
 */
final class CallDesk implements CallHandler {

    private static final Logger log = LoggerFactory.getLogger(CallDesk.class);
    private static final int SHOWN_NAME = 40;

    private final Map<String, Scenario> scenarios;
    private final Engines engines;
    private final TurnTaking turnTaking;
    private final Limits limits;
    private final int maxCalls;
    private final CallListener listener;
    private final Function<CallInfo, AudioTap> recordings;
    private final ScheduledExecutorService clock;

    private final Set<Conversation> conversations = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition callEnded = lock.newCondition();

    private volatile boolean closing;

    CallDesk(
            Map<String, Scenario> scenarios,
            Engines engines,
            TurnTaking turnTaking,
            Limits limits,
            int maxCalls,
            CallListener listener,
            Function<CallInfo, AudioTap> recordings,
            ScheduledExecutorService clock) {
        this.scenarios = Map.copyOf(scenarios);
        this.engines = engines;
        this.turnTaking = turnTaking;
        this.limits = limits;
        this.maxCalls = maxCalls;
        this.listener = listener;
        this.recordings = recordings;
        this.clock = clock;
    }

    @Override
    public void take(PhoneCall call) {
        Scenario scenario = scenarios.get(call.info().scenario());
        if (scenario == null) {
            refuse(call, "there is no scenario \"" + shown(call.info().scenario()) + "\"; there are "
                    + String.join(", ", scenarios.keySet().stream().sorted().toList()));
        } else if (calls.incrementAndGet() > maxCalls) {
            calls.decrementAndGet();
            refuse(call, "there are " + maxCalls + " calls already (limits.calls)");
        } else {
            try {
                // Asked once the call is counted: so either close sees the call, or we see that it is closing.
                if (closing) {
                    refuse(call, "we are shutting down");
                } else {
                    converse(call, scenario);
                }
            } finally {
                ended();
            }
        }
    }

    private void converse(PhoneCall call, Scenario scenario) {
        AudioTap tap = scenario.record() ? recordings.apply(call.info()) : AudioTap.NONE;
        Conversation conversation =
                new Conversation(call, scenario, engines, turnTaking, limits, listener, tap, clock);
        conversations.add(conversation);
        try {
            conversation.run();
        } finally {
            conversations.remove(conversation);
        }
    }

    private static void refuse(PhoneCall call, String why) {
        log.warn("A call from {} goes back to the dialplan: {}", shown(call.info().callerNumber()), why);
        call.release(CallResult.REFUSED);
    }

    private static String shown(String untrusted) {
        return untrusted.length() <= SHOWN_NAME ? untrusted : untrusted.substring(0, SHOWN_NAME) + "…";
    }

    /** How many calls there are. */
    int calls() {
        return calls.get();
    }

    /**
     * Takes no more calls. Those that there are may end by themselves within the time; then their callers are
     * sent to people, which gets as much time again.
     */
    void close(Duration grace) {
        closing = true;
        if (calls() > 0) {
            log.info("{} calls may end by themselves within {} s", calls(), grace.toSeconds());
        }
        if (!awaitCalls(grace)) {
            log.info("{} callers are sent to people", calls());
            conversations.forEach(conversation -> conversation.end("we are shutting down"));
            if (!awaitCalls(grace)) {
                log.warn("{} calls go on without us: the dialplan has them", calls());
            }
        }
    }

    private boolean awaitCalls(Duration timeout) {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (calls() > 0 && left > 0) {
                left = callEnded.awaitNanos(left);
            }
            return calls() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void ended() {
        calls.decrementAndGet();
        lock.lock();
        try {
            callEnded.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
