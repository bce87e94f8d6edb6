package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;

import dev.attendant.server.calls.Await;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.SimulatedCall;
import dev.attendant.testcalls.pbx.SimulatedPbx;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import dev.attendant.testcalls.pbx.SimulatedQueue.Behaviour;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What the simulated PBXs have in common. */
abstract class SimulatedContractPbx implements ContractPbx, SimulatedCaller.Pbx {

    private static final Duration RINGING = Duration.ofMillis(300);
    private static final Duration STAYS = Duration.ofMinutes(10);

    private final SimulatedPbx withAttendant;
    private final SimulatedPbx withoutAttendant;
    private final Queue<SimulatedCall> made = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger(100);
    private volatile boolean attendantIsThere = true;

    /** @param withoutAttendant the same, but it finds nobody at the attendant's port */
    SimulatedContractPbx(SimulatedPbx withAttendant, SimulatedPbx withoutAttendant) {
        this.withAttendant = withAttendant;
        this.withoutAttendant = withoutAttendant;
    }

    /** @param agent the name of the one who answers */
    static Map<String, SimulatedQueue> queues(String agent) {
        return Map.of(
                "desk", SimulatedQueue.of(new Behaviour.Answers(RINGING, SHORTEST_TALK, agent)),
                "long-desk", SimulatedQueue.of(new Behaviour.Answers(RINGING, STAYS, agent)),
                "unanswered", SimulatedQueue.nobodyAnswers(),
                "empty", SimulatedQueue.noAgents());
    }

    @Override
    public ContractPhone phone(String callerName) {
        return new SimulatedCaller(this, String.valueOf(numbers.incrementAndGet()), callerName);
    }

    @Override
    public CallSpec dialplan(String dialled) {
        return dialled.equals(ATTENDANT_WITH_ARGUMENTS)
                ? CallSpec.to("billing?variables=note&account=4711").withVariable("note", inVariable(Samples.NOTE))
                : CallSpec.to("support");
    }

    @Override
    public SimulatedCall call(CallSpec spec) {
        SimulatedCall call = (attendantIsThere ? withAttendant : withoutAttendant).call(spec);
        made.add(call);
        return call;
    }

    @Override
    public String queue(Agents agents) {
        return switch (agents) {
            case ANSWER -> "desk";
            case ANSWER_AND_STAY -> "long-desk";
            case NOBODY_ANSWERS -> "unanswered";
            case NONE -> "empty";
        };
    }

    @Override
    public void attendantIsThere(boolean there) {
        attendantIsThere = there;
    }

    @Override
    public void awaitIdle() {
        made.forEach(call -> Await.value(call.outcome(), SOON));
    }
}
