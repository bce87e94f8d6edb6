package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;

import dev.attendant.server.calls.Await;
import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallMoment;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.QueueVisit;
import dev.attendant.testcalls.pbx.SimulatedCall;
import java.util.Map;
import java.util.Optional;

/** A phone of a simulated PBX, of whichever kind. */
final class SimulatedCaller implements ContractPhone {

    /** The PBX that it belongs to. */
    interface Pbx {

        /** What the dialplan has for a number. */
        CallSpec dialplan(String dialled);

        SimulatedCall call(CallSpec spec);

        /** What the channel variable for the attendant's {@code result}, {@code queue} or {@code summary} is called. */
        String variable(String name);

        /** The agent who answers. */
        String agent();
    }

    private final Pbx pbx;
    private final String number;
    private final String callerName;
    private final SimulatedPhone phone = new SimulatedPhone();
    private Optional<SimulatedCall> call = Optional.empty();

    SimulatedCaller(Pbx pbx, String number, String callerName) {
        this.pbx = pbx;
        this.number = number;
        this.callerName = callerName;
    }

    @Override
    public String number() {
        return number;
    }

    @Override
    public void dial(String dialled) {
        CallSpec spec = pbx.dialplan(dialled).dialling(dialled).from(number, callerName).withCaller(phone);
        call = Optional.of(pbx.call(spec));
    }

    private SimulatedCall call() {
        return call.orElseThrow();
    }

    @Override
    public boolean isAnswered() {
        return call().reached(CallMoment.ANSWERED).succeeded();
    }

    @Override
    public void awaitAnswered() {
        Await.value(call().reached(CallMoment.ANSWERED), SOON);
    }

    @Override
    public void say(short[] samples) {
        phone.say(samples);
    }

    @Override
    public void press(String digits) {
        phone.press(digits);
    }

    @Override
    public Sound heard() {
        return phone.heard();
    }

    @Override
    public void hangUp() {
        call().hangUp();
        Await.value(call().reached(CallMoment.HUNG_UP), SOON);
    }

    @Override
    public void awaitQueued(String queue) {
        Await.value(call().reached(CallMoment.QUEUED), SOON);
    }

    @Override
    public ContractAgent awaitAgent(String queue) {
        Await.value(call().reached(CallMoment.WITH_AGENT), SOON);
        return new Agent();
    }

    private CallOutcome outcome() {
        return Await.value(call().outcome(), SOON);
    }

    @Override
    public Afterwards afterwards() {
        CallOutcome outcome = outcome();
        Afterwards.Fate fate = switch (outcome.dialplan()) {
            case HANG_UP -> Afterwards.Fate.HUNG_UP;
            case FALLBACK_QUEUE -> Afterwards.Fate.PEOPLE;
            case NOTHING -> outcome.end() == CallEnd.HUNG_UP_BY_CALLER
                    ? Afterwards.Fate.CALLER_HUNG_UP
                    : Afterwards.Fate.HUNG_UP;
        };
        return new Afterwards(fate, outcome.result(), variable(outcome.variables(), "queue"),
                variable(outcome.variables(), "summary"));
    }

    private String variable(Map<String, String> variables, String name) {
        return variables.getOrDefault(pbx.variable(name), "");
    }

    @Override
    public void close() {
        call.filter(made -> !made.outcome().isComplete()).ifPresent(SimulatedCall::hangUp);
    }

    private final class Agent implements ContractAgent {

        @Override
        public String name() {
            return pbx.agent();
        }

        @Override
        public void awaitTalk() {
            // they are connected; simulated agents have no ears
        }

        @Override
        public void hangUp() {
            // does so by itself, after SHORTEST_TALK
        }

        @Override
        public String summary() {
            QueueVisit visit = outcome().queues().getLast();
            return variable(visit.variables(), "summary");
        }
    }
}
