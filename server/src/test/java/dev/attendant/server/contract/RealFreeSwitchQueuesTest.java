package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.LineOpening;
import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.freeswitch.FreeSwitchSettings.Queues;
import dev.attendant.freeswitch.FreeSwitchSettings.Queues.Application;
import dev.attendant.server.calls.Await;
import dev.attendant.testcalls.audio.Tone;
import dev.attendant.testcalls.freeswitch.RealFreeSwitch;
import dev.attendant.testcalls.real.RealPbx;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/** What a caller gets, and the operator, when people are reached over a fifo, a dial string, or an extension. */
@Tag(RealPbx.FREESWITCH_TAG)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = "modules", mode = ResourceAccessMode.READ, target = ResourceLockTarget.CHILDREN)
class RealFreeSwitchQueuesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(30);
    private static final int AGENT_HERTZ = 1300;
    private static final String SUMMARY = "the line at 5 Main St is down, since Monday";
    private static final int FIRST_AGENT = 301;
    private static final int LAST_AGENT = 340;
    private static final int FIRST_CALLER = 401;

    private static final Map<Application, String> ARGUMENTS = Map.of(
            Application.FIFO, "{queue}",
            Application.BRIDGE, "user/{queue}",
            Application.TRANSFER, "{queue} XML people");

    private final ScriptedCalls scripts = new ScriptedCalls();
    private final Map<Application, FreeSwitchAttendant> attendants = new EnumMap<>(Application.class);
    private final AtomicInteger agents = new AtomicInteger(FIRST_AGENT);
    private final AtomicInteger callers = new AtomicInteger(FIRST_CALLER);
    private RealFreeSwitch freeSwitch;

    @BeforeAll
    void start() {
        ARGUMENTS.forEach((application, argument) -> attendants.put(
                application, new FreeSwitchAttendant(scripts, new Queues(application, argument))));
        StringBuilder numbers = new StringBuilder();
        attendants.forEach((application, attendant) -> numbers.append("""
                <extension name="%1$s">
                  <condition field="destination_number" expression="^%1$s$">
                    <action application="set" data="attendant_socket=127.0.0.1:%2$d"/>
                    <action application="transfer" data="support XML attendant"/>
                  </condition>
                </extension>
                """.formatted(application, attendant.port())));
        freeSwitch = RealFreeSwitch.setup()
                .users(IntStream.rangeClosed(FIRST_AGENT, LAST_AGENT).mapToObj(String::valueOf).toList())
                .queues(List.of("inner@default"))
                .dialplan(numbers.toString())
                .context("people", """
                        <extension name="agent">
                          <condition field="destination_number" expression="^3\\d\\d$">
                            <action application="bridge" data="user/${destination_number}"/>
                          </condition>
                        </extension>
                        <extension name="elsewhere">
                          <condition field="destination_number" expression="^via-(3\\d\\d)$">
                            <action application="transfer" data="$1 XML people"/>
                          </condition>
                        </extension>
                        <extension name="callcenter">
                          <condition field="destination_number" expression="^callcenter$">
                            <action application="callcenter" data="inner@default"/>
                          </condition>
                        </extension>
                        """)
                .start();
    }

    @AfterAll
    void stop() {
        if (freeSwitch != null) {
            freeSwitch.close();
        }
        attendants.values().forEach(FreeSwitchAttendant::close);
    }

    // ---- a call --------------------------------------------------------------------------------------------

    /** @param again whether the attendant can talk with the caller after it */
    record Ended(TransferOutcome outcome, boolean again) {}

    private final class Call implements AutoCloseable {

        private final SipPhone phone = new SipPhone(String.valueOf(callers.getAndIncrement()));
        private final CompletableFuture<Void> transferring = new CompletableFuture<>();
        private final CompletableFuture<Ended> ended;
        private final SipCall call;

        Call(Application application, String queue, Duration patience) {
            ended = scripts.expect(phone.user(), talk -> {
                ContractHarness.open(talk).close();
                transferring.complete(null);
                TransferOutcome outcome = talk.transfer(new Transfer(queue, patience, SUMMARY));
                LineOpening again = ContractHarness.opening(talk);
                if (again instanceof LineOpening.Opened opened) {
                    opened.line().close();
                }
                talk.release(CallResult.COMPLETED);
                return new Ended(outcome, again instanceof LineOpening.Opened);
            });
            call = phone.call(freeSwitch.uri(application.name()));
        }

        Ended ended() throws Exception {
            return ContractHarness.in(ended);
        }

        /** Until both have heard each other: what the agent says is heard by the caller. */
        void awaitTalk(SipCall agent) {
            agent.play(Tone.sine(AGENT_HERTZ, 600));
            Await.until("the agent's tone", SOON,
                    () -> ContractHarness.hears(call.recording().byArrival(), 0, AGENT_HERTZ),
                    () -> ToneHeard.in(call.heard()));
        }

        @Override
        public void close() {
            phone.close();
        }
    }

    private String agentNumber() {
        return String.valueOf(agents.getAndIncrement());
    }

    /** A fifo with one agent, who is called when somebody waits. */
    private String fifo(String agent) {
        String fifo = "desk" + agent;
        freeSwitch.cli("fifo_member add " + fifo + " user/" + agent + " 1 30 1");
        return fifo;
    }

    private String variable(String agent, String name) {
        String channel = freeSwitch.channels().stream()
                .filter(line -> line.contains(",outbound,") && line.contains("/" + agent + "@"))
                .map(line -> line.split(",")[0])
                .findFirst().orElse("");
        return channel.isEmpty() ? "" : freeSwitch.cli("uuid_getvar " + channel + " " + name).strip();
    }

    private static void assertConnected(Ended ended, String agent) {
        assertThat(ended.outcome()).isInstanceOfSatisfying(TransferOutcome.Connected.class, connected -> {
            assertThat(connected.agent()).contains(agent);
            assertThat(connected.talked()).isBetween(Duration.ofMillis(200), LONG_PATIENCE);
        });
    }

    private static void assertFailed(Ended ended, String... words) {
        assertThat(ended.outcome()).isInstanceOfSatisfying(
                TransferOutcome.Failed.class, failed -> assertThat(failed.reason()).contains(words));
        assertThat(ended.again()).as("the caller is still ours").isTrue();
    }

    /** An agent takes the call, their desk shows what it is about, and they hang up. */
    private Ended talk(Application application, String queue, String agent) throws Exception {
        try (SipPhone desk = freeSwitch.phone(agent); Call call = new Call(application, queue, LONG_PATIENCE)) {
            SipCall agents = desk.answerNext().get(SOON.toSeconds(), TimeUnit.SECONDS);
            call.awaitTalk(agents);
            Await.until("the summary at the desk", SOON, () -> variable(agent, "attendant_summary").equals(SUMMARY),
                    () -> variable(agent, "attendant_summary"));
            assertThat(variable(agent, "attendant_queue")).isEqualTo(queue);
            agents.hangUp();
            Ended ended = call.ended();
            assertConnected(ended, agent);
            return ended;
        }
    }

    /** The phone rings, and the caller hangs up. */
    private void leave(Application application, String queue, String agent) throws Exception {
        try (SipPhone desk = freeSwitch.phone(agent); Call call = new Call(application, queue, LONG_PATIENCE)) {
            SipCall rings = desk.nextRinging().get(SOON.toSeconds(), TimeUnit.SECONDS);
            call.call.hangUp();
            assertThat(call.ended()).isEqualTo(new Ended(new TransferOutcome.CallerLeft(), false));
            rings.awaitEnd(SOON);
        }
    }

    /** The phone rings, and nobody takes the call. */
    private void wait(Application application, String queue, String agent) throws Exception {
        try (SipPhone desk = freeSwitch.phone(agent); Call call = new Call(application, queue, PATIENCE)) {
            SipCall rings = desk.nextRinging().get(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(call.ended().outcome()).isInstanceOf(TransferOutcome.TimedOut.class);
            assertThat(call.ended().again()).isTrue();
            rings.awaitEnd(SOON);
        }
    }

    private Ended end(Application application, String queue) throws Exception {
        try (Call call = new Call(application, queue, LONG_PATIENCE)) {
            return call.ended();
        }
    }

    private Ended busy(Application application, String agent) throws Exception {
        try (SipPhone desk = freeSwitch.phone(agent).busy(true)) {
            return end(application, agent);
        }
    }

    // ---- fifo ----------------------------------------------------------------------------------------------

    @Test
    void afterAFifoTheAttendantHasTheCallerAgain() throws Exception {
        String agent = agentNumber();
        assertThat(talk(Application.FIFO, fifo(agent), agent).again()).isTrue();
    }

    @Test
    void aCallerWhoHangsUpInAFifoHasLeft() throws Exception {
        String agent = agentNumber();
        leave(Application.FIFO, fifo(agent), agent);
    }

    @Test
    void aCallerIsFetchedBackFromAFifo() throws Exception {
        String agent = agentNumber();
        wait(Application.FIFO, fifo(agent), agent);
    }

    @Test
    void aFifoWithoutAgentsIsNotEntered() throws Exception {
        String agent = agentNumber();
        String fifo = fifo(agent);
        freeSwitch.cli("fifo_member del " + fifo + " user/" + agent);
        assertThat(end(Application.FIFO, fifo)).isEqualTo(new Ended(new TransferOutcome.NoAgents(), true));
    }

    @Test
    void anUnknownFifoIsNotMade() throws Exception {
        assertFailed(end(Application.FIFO, "no-such-fifo"), "no-such-fifo", "fifo.conf.xml");
        assertThat(freeSwitch.cli("fifo count no-such-fifo")).contains("none");
    }

    @Test
    @ResourceLock("modules")
    void aFreeSwitchWithoutFifoIsTold() throws Exception {
        freeSwitch.cli("unload mod_fifo");
        try {
            assertFailed(end(Application.FIFO, "support"), "mod_fifo");
        } finally {
            freeSwitch.cli("load mod_fifo");
        }
    }

    // ---- bridge --------------------------------------------------------------------------------------------

    @Test
    void afterABridgeTheAttendantHasTheCallerAgain() throws Exception {
        String agent = agentNumber();
        assertThat(talk(Application.BRIDGE, agent, agent).again()).isTrue();
    }

    @Test
    void aCallerWhoHangsUpBeforeTheBridgeHasLeft() throws Exception {
        String agent = agentNumber();
        leave(Application.BRIDGE, agent, agent);
    }

    @Test
    void aPhoneThatNobodyTakesIsNotCalledForEver() throws Exception {
        String agent = agentNumber();
        wait(Application.BRIDGE, agent, agent);
    }

    @Test
    void aBusyPhoneIsNobody() throws Exception {
        assertThat(busy(Application.BRIDGE, agentNumber())).isEqualTo(new Ended(new TransferOutcome.NoAgents(), true));
    }

    @Test
    void aPhoneThatIsNotRegisteredIsNobody() throws Exception {
        assertThat(end(Application.BRIDGE, agentNumber())).isEqualTo(new Ended(new TransferOutcome.NoAgents(), true));
    }

    @Test
    void anUnknownUserIsNamed() throws Exception {
        assertFailed(end(Application.BRIDGE, "nobody"), "user/nobody", "attendant.yaml");
    }

    @Test
    void aQueuesNameCannotChangeADialString() throws Exception {
        for (String name : List.of("1,user/302", "[a=b]1", "1@127.0.0.2", "{a=b}1", "${domain}", "1|2", "1 2")) {
            assertFailed(end(Application.BRIDGE, name), name, "is no name for a queue");
        }
    }

    // ---- transfer ------------------------------------------------------------------------------------------

    @Test
    void afterAnExtensionsAgentTheAttendantHasTheCallerAgain() throws Exception {
        String agent = agentNumber();
        assertThat(talk(Application.TRANSFER, agent, agent).again()).isTrue();
    }

    @Test
    void anExtensionMayTransferToAnother() throws Exception {
        String agent = agentNumber();
        assertThat(talk(Application.TRANSFER, "via-" + agent, agent).again()).isTrue();
    }

    @Test
    void anExtensionMayUseACallcenter() throws Exception {
        String agent = agentNumber();
        freeSwitch.hire(agent + "@default", "user/" + agent, "inner@default");
        assertThat(talk(Application.TRANSFER, "callcenter", agent).again()).isTrue();
    }

    @Test
    void aCallerWhoHangsUpInAnExtensionHasLeft() throws Exception {
        String agent = agentNumber();
        leave(Application.TRANSFER, agent, agent);
    }

    @Test
    void aCallerIsFetchedBackFromAnExtension() throws Exception {
        String agent = agentNumber();
        wait(Application.TRANSFER, agent, agent);
    }

    @Test
    void anExtensionWhosePhoneIsBusyIsNobody() throws Exception {
        assertThat(busy(Application.TRANSFER, agentNumber()))
                .isEqualTo(new Ended(new TransferOutcome.NoAgents(), true));
    }

    @Test
    void anUnknownExtensionIsNamedAndTheCallerIsStillThere() throws Exception {
        assertFailed(end(Application.TRANSFER, "no-such-place"), "no-such-place XML people", "attendant.yaml");
    }
}
