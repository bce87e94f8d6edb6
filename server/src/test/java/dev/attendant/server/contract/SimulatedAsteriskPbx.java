package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;

import dev.attendant.conversation.CallHandler;
import dev.attendant.server.calls.Await;
import dev.attendant.testcalls.asterisk.AsteriskOptions;
import dev.attendant.testcalls.asterisk.SimulatedAsterisk;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.SimulatedCall;
import dev.attendant.testcalls.pbx.SimulatedPbx;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The simulated Asterisk. */
final class SimulatedAsteriskPbx implements ContractPbx, SimulatedCaller.Pbx {

    private static final Duration RINGING = Duration.ofMillis(300);
    private static final Duration STAYS = Duration.ofMinutes(10);

    private final AsteriskAttendant attendant;
    private final SimulatedPbx asterisk;
    private final SimulatedPbx withoutAttendant;
    private final Queue<SimulatedCall> made = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger(100);
    private volatile boolean attendantIsThere = true;

    SimulatedAsteriskPbx(CallHandler handler, int rate) {
        attendant = new AsteriskAttendant(handler, rate);
        asterisk = pbx(attendant.port());
        withoutAttendant = pbx(ClosedPort.find());
    }

    private SimulatedPbx pbx(int port) {
        return new SimulatedAsterisk(attendant.vertx(), AsteriskOptions.to("127.0.0.1", port)
                .withQueue("desk", SimulatedQueue.answers(RINGING, SHORTEST_TALK))
                .withQueue("long-desk", SimulatedQueue.answers(RINGING, STAYS))
                .withQueue("unanswered", SimulatedQueue.nobodyAnswers())
                .withQueue("empty", SimulatedQueue.noAgents()));
    }

    @Override
    public String kind() {
        return "asterisk";
    }

    @Override
    public ContractPhone phone(String callerName) {
        return new SimulatedCaller(this, String.valueOf(numbers.incrementAndGet()), callerName);
    }

    @Override
    public CallSpec dialplan(String dialled) {
        return dialled.equals(ATTENDANT_WITH_ARGUMENTS)
                ? CallSpec.to("billing?variables=note&account=4711").withVariable("note", Samples.NOTE)
                : CallSpec.to("support");
    }

    @Override
    public SimulatedCall call(CallSpec spec) {
        SimulatedCall call = (attendantIsThere ? asterisk : withoutAttendant).call(spec);
        made.add(call);
        return call;
    }

    @Override
    public String variable(String name) {
        return "ATTENDANT_" + name.toUpperCase(Locale.ROOT);
    }

    @Override
    public String agent() {
        return "PJSIP/agent1";
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
    public int connections() {
        return attendant.connections();
    }

    @Override
    public void awaitIdle() {
        made.forEach(call -> Await.value(call.outcome(), SOON));
    }

    @Override
    public void close() {
        attendant.close();
    }
}
