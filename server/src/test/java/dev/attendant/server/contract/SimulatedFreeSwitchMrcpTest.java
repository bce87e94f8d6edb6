package dev.attendant.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallHandler;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.Reply;
import dev.attendant.testcalls.freeswitch.FreeSwitchOptions;
import dev.attendant.testcalls.freeswitch.SimulatedFreeSwitch;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.Recognition;
import dev.attendant.testcalls.pbx.SimulatedCall;
import dev.attendant.testcalls.pbx.SimulatedMrcp;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The simulated FreeSWITCH with mod_unimrcp. */
class SimulatedFreeSwitchMrcpTest extends MrcpContract {

    @Override
    MrcpPbx open(CallHandler handler, SimulatedMrcp server) {
        FreeSwitchAttendant attendant = new FreeSwitchAttendant(handler, FreeSwitchAttendant.UNICAST);
        FreeSwitchOptions options = FreeSwitchOptions.to("127.0.0.1", attendant.port())
                .withMrcp(server)
                .withQueue("desk", SimulatedQueue.answers(Duration.ofMillis(200), Duration.ofMillis(500)))
                .withQueue("empty", SimulatedQueue.noAgents());
        SimulatedFreeSwitch freeswitch = new SimulatedFreeSwitch(attendant.vertx(), options);
        return new MrcpPbx() {
            @Override
            public SimulatedCall call(CallSpec spec) {
                return freeswitch.call(spec);
            }

            @Override
            public int connections() {
                return attendant.connections();
            }

            @Override
            public void close() {
                attendant.close();
            }
        };
    }

    @Override
    String variable(String name) {
        return "attendant_" + name;
    }

    @Test
    void aPromptThatMayNotBeInterruptedIsHeardToItsEndBeforeTheCallerIs() throws Exception {
        mrcp.recognizes(Recognition.says("one", 0.9).intoPrompt());
        Heard heard = exchange(Reply.of("Which number may I put you through to?"), false);
        assertThat(heard).isInstanceOf(Heard.Said.class);
        assertThat(heard.spoken().interrupted()).isFalse();
        assertThat(heard.spoken().heard()).isEqualTo("Which number may I put you through to?");
        assertThat(mrcp.prompts()).containsExactly("Which number may I put you through to?");
    }
}
