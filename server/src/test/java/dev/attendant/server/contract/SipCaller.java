package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;
import static dev.attendant.server.contract.ContractHarness.awaitTone;
import static dev.attendant.server.contract.ContractHarness.hears;

import dev.attendant.server.calls.Await;
import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.audio.Tone;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.util.Optional;

/** A caller with a SIP phone, at a real PBX of whichever kind. */
final class SipCaller implements ContractPhone {

    /** What people say, where the dialplan sends callers to them. */
    static final int PEOPLE_HERTZ = 1700;

    private static final int CALLER_HERTZ = 440;
    private static final int AGENT_HERTZ = 1300;

    /** The PBX that it belongs to. */
    interface Pbx {

        /** Where a number is called. */
        String uri(String number);

        /** Whether a caller's number is shown as waiting in the queue. */
        boolean isQueued(String queue, String number);

        /** The agent of the queue that is to answer. */
        SipAgent agent(String queue);

        /** How the PBX names that agent. */
        String agentName(String queue);

        /** What that agent's phone could show while it has a call. */
        String agentsSummary(String queue);

        /** The attendant's variables at the end of the last call from a number; empty until it has ended. */
        Optional<Afterwards> afterwards(Afterwards.Fate fate, String number);

        /** The number may be used for another caller. */
        void giveBack(String number);
    }

    private final Pbx pbx;
    private final SipPhone phone;
    private Optional<SipCall> call = Optional.empty();
    private boolean hungUp;
    private boolean closed;

    SipCaller(Pbx pbx, String number, String name) {
        this.pbx = pbx;
        phone = new SipPhone(number).named(name);
    }

    @Override
    public String number() {
        return phone.user();
    }

    @Override
    public void dial(String number) {
        call = Optional.of(phone.call(pbx.uri(number)));
    }

    private SipCall call() {
        return call.orElseThrow();
    }

    @Override
    public boolean isAnswered() {
        return call().answered().isDone();
    }

    @Override
    public void awaitAnswered() {
        call().connected(SOON);
    }

    @Override
    public void say(short[] samples) {
        call().play(samples);
    }

    @Override
    public void press(String digits) {
        call().digits(digits);
    }

    @Override
    public Sound heard() {
        return call().recording().byArrival();
    }

    @Override
    public void hangUp() {
        hungUp = true;
        call().hangUp();
    }

    @Override
    public void awaitQueued(String queue) {
        Await.until(number() + " in " + queue, SOON, () -> pbx.isQueued(queue, number()), () -> "not there");
    }

    @Override
    public ContractAgent awaitAgent(String queue) {
        SipCall agents = pbx.agent(queue).awaitCall();
        return new Agent(agents, pbx.agentName(queue), pbx.agentsSummary(queue));
    }

    @Override
    public Afterwards afterwards() {
        Await.until("the end of the call, or people", SOON, () -> call().ended().isDone() || hearsPeople(),
                () -> ToneHeard.in(heard()));
        boolean people = !call().ended().isDone();
        Afterwards.Fate fate = people
                ? Afterwards.Fate.PEOPLE
                : hungUp ? Afterwards.Fate.CALLER_HUNG_UP : Afterwards.Fate.HUNG_UP;
        call().hangUp();
        Await.until("the call's variables", SOON, () -> pbx.afterwards(fate, number()).isPresent(), () -> "none");
        return pbx.afterwards(fate, number()).orElseThrow();
    }

    private boolean hearsPeople() {
        return hears(heard(), Math.max(0, heard().millis() - 1000), PEOPLE_HERTZ);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            phone.close();
            pbx.giveBack(number());
        }
    }

    private final class Agent implements ContractAgent {

        private final SipCall agents;
        private final String name;
        private final String summary;

        Agent(SipCall agents, String name, String summary) {
            this.agents = agents;
            this.name = name;
            this.summary = summary;
        }

        @Override
        public String name() {
            return name;
        }

        /** Each says something for as long as an agent talks at least. */
        @Override
        public void awaitTalk() {
            int millis = (int) ContractPbx.SHORTEST_TALK.toMillis();
            agents.play(Tone.sine(AGENT_HERTZ, millis));
            call().play(Tone.sine(CALLER_HERTZ, millis)).join();
            awaitTone(SipCaller.this, 0, AGENT_HERTZ);
            Await.until("the caller's tone", SOON, () -> hears(agents.recording().byArrival(), 0, CALLER_HERTZ),
                    () -> ToneHeard.in(agents.heard()));
        }

        @Override
        public void hangUp() {
            agents.hangUp();
        }

        @Override
        public String summary() {
            return summary;
        }
    }
}
