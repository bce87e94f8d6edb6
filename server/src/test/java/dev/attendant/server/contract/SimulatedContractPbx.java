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
import java.util.function.IntFunction;

/** What the simulated PBXs have in common. */
abstract class SimulatedContractPbx implements ContractPbx, SimulatedCaller.Pbx {

    /** The user name of the one who answers. */
    static final String AGENT = "agent1";

    private static final Duration RINGING = Duration.ofMillis(300);
    private static final Duration STAYS = Duration.ofMinutes(10);

    private final IntFunction<SimulatedPbx> pbxFor;
    private final int attendantPort;
    private final SimulatedPbx withAttendant;
    private final Queue<SimulatedCall> made = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger(100);
    private volatile SimulatedPbx pbx;

    /** @param pbxFor makes one that looks for the attendant at a port */
    SimulatedContractPbx(IntFunction<SimulatedPbx> pbxFor, int attendantPort) {
        this.pbxFor = pbxFor;
        this.attendantPort = attendantPort;
        withAttendant = pbxFor.apply(attendantPort);
        pbx = withAttendant;
    }

    static Map<String, SimulatedQueue> queues() {
        return Map.of(
                "desk", SimulatedQueue.of(new Behaviour.Answers(RINGING, SHORTEST_TALK, AGENT)),
                "long-desk", SimulatedQueue.of(new Behaviour.Answers(RINGING, STAYS, AGENT)),
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
        SimulatedCall call = pbx.call(spec);
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
    public int attendantPort() {
        return attendantPort;
    }

    @Override
    public void lookForAttendantAt(int port) {
        pbx = port == attendantPort ? withAttendant : pbxFor.apply(port);
    }

    @Override
    public void awaitIdle() {
        made.forEach(call -> Await.value(call.outcome(), SOON));
    }
}
