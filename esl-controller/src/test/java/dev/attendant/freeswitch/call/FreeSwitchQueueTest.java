package dev.attendant.freeswitch.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.freeswitch.FreeSwitchSettings.Queues;
import dev.attendant.freeswitch.FreeSwitchSettings.Queues.Application;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events in the order and with the fields that FreeSWITCH 1.11.1 was seen to send. */
class FreeSwitchQueueTest {

    private static final String NO_COMMAND = "-ERR %s Command not found!";
    private static final String AGENTS = "name|instance_id|uuid|type|contact|status|state\n1001@default|single_box||"
            + "callback|user/1001|%s|Waiting\n+OK";
    private static final String TARGET = "9e1f9f1e-58ab-4a0e-9c5c-7d1f5f0c2a99";

    private final FakeFreeSwitch freeSwitch = new FakeFreeSwitch();
    private final CallSocket socket = freeSwitch.call();

    @AfterEach
    void close() {
        freeSwitch.close();
    }

    private TransferOutcome transfer(Application application, String argument, String queue, Duration patience) {
        return new FreeSwitchQueue(socket, new Park(socket, "after XML people"), new Queues(application, argument))
                .run(new Transfer(queue, patience, "help"));
    }

    private TransferOutcome transfer(Application application) {
        String argument = switch (application) {
            case CALLCENTER -> "{queue}@default";
            case FIFO -> "{queue}";
            case BRIDGE -> "user/{queue}";
            case TRANSFER -> "{queue} XML default";
        };
        return transfer(application, argument, "support", Duration.ofSeconds(30));
    }

    private static String command(Application application) {
        return switch (application) {
            case CALLCENTER -> "callcenter";
            case FIFO -> "fifo";
            case BRIDGE -> "bridge";
            case TRANSFER -> "execute_extension";
        };
    }

    private void assertFailed(TransferOutcome outcome, String... words) {
        assertThat(outcome).isInstanceOfSatisfying(
                TransferOutcome.Failed.class, failed -> assertThat(failed.reason()).contains(words));
    }

    private void assertConnected(TransferOutcome outcome, String agent) {
        assertThat(outcome).isInstanceOfSatisfying(
                TransferOutcome.Connected.class, connected -> assertThat(connected.agent()).isEqualTo(agent));
        assertThat(freeSwitch.commands())
                .contains("api uuid_setvar " + FakeFreeSwitch.UUID + " attendant_result transferred");
    }

    private void agentIsThere() {
        freeSwitch.answers("uuid_getvar", "_undef_");
        freeSwitch.answers("callcenter_config queue list agents support@default", AGENTS.formatted("Available"));
        freeSwitch.answers("fifo count", "support:0:0:1:0:0");
    }

    // ---- whichever the application -------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings =
            {"a b", "a,b", "a|b", "user@host", "a/b", "{x=y}a", "[x=y]a", "${system(x)}", "a\nb", "", "'a'"})
    void aNameThatCouldBeMoreThanANameIsNotSent(String queue) {
        for (Application application : Application.values()) {
            assertFailed(transfer(application, "x/{queue}", queue, Duration.ofSeconds(1)), "is no name for a queue");
        }
        assertThat(freeSwitch.commands()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Application.class)
    void aCallerWhoHangsUpWhileWaitingHasLeft(Application application) {
        agentIsThere();
        freeSwitch.when(command(application), id -> {
            if (!id.startsWith("api ")) {
                freeSwitch.event("CHANNEL_HANGUP", "Hangup-Cause", "NORMAL_CLEARING");
                freeSwitch.executed(id, "variable_originate_disposition", "ORIGINATOR_CANCEL");
            }
        });
        assertThat(transfer(application)).isEqualTo(new TransferOutcome.CallerLeft());
    }

    @ParameterizedTest
    @EnumSource(Application.class)
    void whenNobodyComesInTimeTheCallerIsFetchedBack(Application application) {
        agentIsThere();
        freeSwitch.when("uuid_transfer", command -> freeSwitch.event("CHANNEL_PARK"));
        assertThat(transfer(application, "{queue}@default", "support", Duration.ofMillis(50)))
                .isInstanceOfSatisfying(TransferOutcome.TimedOut.class,
                        late -> assertThat(late.waited()).isGreaterThanOrEqualTo(Duration.ofMillis(50)));
    }

    @ParameterizedTest
    @EnumSource(Application.class)
    void aConnectionThatClosesIsAFailure(Application application) {
        agentIsThere();
        freeSwitch.when(command(application), id -> {
            if (!id.startsWith("api ")) {
                freeSwitch.dies();
            }
        });
        assertFailed(transfer(application), "closed the connection");
    }

    // ---- callcenter ----------------------------------------------------------------------------------------

    @Test
    void callcenterEndsBeforeTheTalkAndTellsTheAgentAfterIt() {
        agentIsThere();
        freeSwitch.when("callcenter", id -> {
            if (!id.startsWith("api ")) {
                freeSwitch.executed(id, "variable_cc_cause", "answered");
                freeSwitch.event("CHANNEL_BRIDGE", "Other-Leg-Channel-Name", "sofia/internal/1001@10.0.0.5");
                freeSwitch.event("CHANNEL_UNBRIDGE", "variable_cc_agent", "1001@default");
                freeSwitch.event("CHANNEL_PARK");
            }
        });
        assertConnected(transfer(Application.CALLCENTER), "1001@default");
        assertThat(freeSwitch.commands()).contains("execute callcenter support@default");
    }

    @Test
    void theAgentIsKnownAlsoWhenTheCallerHangsUp() {
        agentIsThere();
        freeSwitch.answers("uuid_getvar " + TARGET + " cc_agent", "1001@default");
        freeSwitch.when("callcenter", id -> {
            if (!id.startsWith("api ")) {
                freeSwitch.executed(id, "variable_cc_cause", "answered");
                freeSwitch.event("CHANNEL_BRIDGE", "Other-Leg-Unique-ID", TARGET,
                        "Other-Leg-Channel-Name", "sofia/internal/1001@10.0.0.5");
                freeSwitch.event("CHANNEL_HANGUP");
            }
        });
        assertConnected(transfer(Application.CALLCENTER), "1001@default");
    }

    @Test
    void aQueueWithoutAgentsWhoAreThereIsNotEntered() {
        freeSwitch.answers("callcenter_config queue list agents support@default", AGENTS.formatted("Logged Out"));
        freeSwitch.answers("callcenter_config queue list", "name|strategy\nsupport@default|longest-idle-agent\n+OK");
        assertThat(transfer(Application.CALLCENTER)).isEqualTo(new TransferOutcome.NoAgents());
        assertThat(freeSwitch.commands()).noneMatch(command -> command.startsWith("execute"));
    }

    @Test
    void aQueueThatIsNotThereIsNamed() {
        freeSwitch.answers("callcenter_config queue list", "name|strategy\n+OK");
        assertFailed(transfer(Application.CALLCENTER), "support@default", "callcenter.conf.xml");
    }

    @Test
    void aQueueThatIsUnloadedInTheMeantimeIsNamed() {
        agentIsThere();
        freeSwitch.when("callcenter", freeSwitch::executed);
        assertFailed(transfer(Application.CALLCENTER), "support@default");
    }

    @ParameterizedTest
    @CsvSource({"NO_AGENT_TIMEOUT,NoAgents", "TIMEOUT,TimedOut", "BREAK_OUT,Failed"})
    void howCallcenterEndsIsTold(String reason, String outcome) {
        agentIsThere();
        freeSwitch.when("callcenter", id ->
                freeSwitch.executed(id, "variable_cc_cause", "cancel", "variable_cc_cancel_reason", reason));
        assertThat(transfer(Application.CALLCENTER).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void withoutTheModuleNothingIsRun() {
        freeSwitch.answers("callcenter_config", NO_COMMAND.formatted("callcenter_config"));
        assertFailed(transfer(Application.CALLCENTER), "load mod_callcenter");
        freeSwitch.answers("fifo", NO_COMMAND.formatted("fifo"));
        assertFailed(transfer(Application.FIFO), "load mod_fifo");
        assertThat(freeSwitch.commands()).noneMatch(command -> command.startsWith("execute"));
    }

    // ---- fifo ----------------------------------------------------------------------------------------------

    @Test
    void inAFifoTheAgentsPhoneIsToldWhatTheCallIsAbout() {
        agentIsThere();
        freeSwitch.answers("uuid_getvar " + TARGET + " channel_name", "sofia/internal/1001@10.0.0.5");
        freeSwitch.when("fifo", id -> {
            if (!id.startsWith("api ")) {
                freeSwitch.executed(id);
                freeSwitch.fifo("bridge-caller-start", "variable_fifo_target", TARGET,
                        "variable_attendant_summary", "cannot ${system(x)}", "variable_attendant_queue", "support");
                freeSwitch.fifo("bridge-caller-stop");
                freeSwitch.event("CHANNEL_HANGUP");
            }
        });
        assertConnected(transfer(Application.FIFO), "sofia/internal/1001@10.0.0.5");
        assertThat(freeSwitch.commands())
                .contains("execute fifo support in")
                .contains("api uuid_setvar " + TARGET + " attendant_summary cannot $ {system(x)}");
    }

    @Test
    void aFifoWithoutAgentsIsNotEntered() {
        freeSwitch.answers("fifo count support", "support:0:2:0:0:0");
        assertThat(transfer(Application.FIFO)).isEqualTo(new TransferOutcome.NoAgents());
    }

    @Test
    void aFifoThatNobodyKnowsIsNotMade() {
        freeSwitch.answers("fifo count support", "none");
        assertFailed(transfer(Application.FIFO), "no fifo support", "fifo.conf.xml");
        assertThat(freeSwitch.commands()).noneMatch(command -> command.startsWith("execute"));
    }

    // ---- bridge and transfer -------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(value = Application.class, names = {"BRIDGE", "TRANSFER"})
    void anAgentWhoIsCalledTalksUntilTheBridgeEnds(Application application) {
        freeSwitch.when(command(application), id -> {
            freeSwitch.event("CHANNEL_BRIDGE", "Other-Leg-Channel-Name", "sofia/internal/1001@10.0.0.5");
            freeSwitch.event("CHANNEL_UNBRIDGE");
            freeSwitch.executed(id, "variable_originate_disposition", "SUCCESS");
        });
        assertConnected(transfer(application), "sofia/internal/1001@10.0.0.5");
        assertThat(freeSwitch.commands())
                .contains("execute set continue_on_fail=true", "execute set ignore_early_media=true");
    }

    @ParameterizedTest
    @CsvSource({
        "USER_BUSY,NoAgents", "CALL_REJECTED,NoAgents", "USER_NOT_REGISTERED,NoAgents",
        "NO_ANSWER,TimedOut", "NO_USER_RESPONSE,TimedOut", "ALLOTTED_TIMEOUT,TimedOut",
        "SUBSCRIBER_ABSENT,Failed", "NO_ROUTE_DESTINATION,Failed", "CHAN_NOT_IMPLEMENTED,Failed",
        "SWITCH_CONGESTION,Failed"
    })
    void howACallToAnAgentFailsIsTold(String disposition, String outcome) {
        for (Application application : new Application[] {Application.BRIDGE, Application.TRANSFER}) {
            freeSwitch.when(command(application), id ->
                    freeSwitch.executed(id, "variable_originate_disposition", disposition));
            TransferOutcome ended = transfer(application);
            assertThat(ended.getClass().getSimpleName()).isEqualTo(outcome);
            if (ended instanceof TransferOutcome.Failed failed) {
                assertThat(failed.reason()).contains("support").contains(disposition);
            }
        }
    }

    @Test
    void howLongTheyTalkedIsByFreeSwitchsClock() {
        freeSwitch.when("bridge", id -> {
            freeSwitch.event("CHANNEL_BRIDGE", "Event-Date-Timestamp", "1795246800000000");
            freeSwitch.event("CHANNEL_UNBRIDGE", "Event-Date-Timestamp", "1795246861500000");
            freeSwitch.executed(id);
        });
        assertThat(transfer(Application.BRIDGE))
                .isEqualTo(new TransferOutcome.Connected("", Duration.ofMillis(61_500)));
    }

    @Test
    void anExtensionThatIsNotThereIsNamed() {
        freeSwitch.when("execute_extension", id -> freeSwitch.executed(id, "Channel-State-Number", "4"));
        assertFailed(transfer(Application.TRANSFER), "support XML default", "attendant.yaml");
    }

    @Test
    void anExtensionThatTransfersIsFollowed() {
        freeSwitch.when("execute_extension", id -> {
            freeSwitch.executed(id, "Channel-State", "CS_EXECUTE", "Channel-State-Number", "2");
            freeSwitch.event("CHANNEL_BRIDGE", "Other-Leg-Channel-Name", "sofia/internal/1001@10.0.0.5");
            freeSwitch.event("CHANNEL_UNBRIDGE");
            freeSwitch.event("CHANNEL_PARK");
        });
        assertConnected(transfer(Application.TRANSFER), "sofia/internal/1001@10.0.0.5");
    }

    @Test
    void anExtensionWithACallcenterIsFollowed() {
        freeSwitch.when("execute_extension", id -> {
            freeSwitch.executed(id, "variable_cc_cause", "answered");
            freeSwitch.event("CHANNEL_BRIDGE", "Other-Leg-Channel-Name", "sofia/internal/1001@10.0.0.5");
            freeSwitch.event("CHANNEL_UNBRIDGE", "variable_cc_agent", "1001@default");
            freeSwitch.event("CHANNEL_PARK");
        });
        assertConnected(transfer(Application.TRANSFER), "1001@default");
    }
}
