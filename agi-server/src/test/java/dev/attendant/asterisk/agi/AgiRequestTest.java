package dev.attendant.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallInfo;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgiRequestTest {

    @Test
    void thePathIsTheScenarioAndTheRestAreArguments() {
        AgiRequest request = new AgiRequest(Map.of(
                "agi_network_script", "support?vip=yes&variables=ACCOUNT,LANG",
                "agi_arg_1", "plain",
                "agi_arg_2", "branch=north=1",
                "agi_callerid", "100",
                "agi_calleridname", "unknown",
                "agi_dnid", "unknown",
                "agi_extension", "1000",
                "agi_uniqueid", "1700000000.1"));

        assertThat(request.variables()).containsExactly("ACCOUNT", "LANG");
        CallInfo info = request.info(Map.of("ACCOUNT", "a-7"), Instant.EPOCH);
        assertThat(info.scenario()).isEqualTo("support");
        assertThat(info.arguments())
                .isEqualTo(Map.of("vip", "yes", "1", "plain", "branch", "north=1", "ACCOUNT", "a-7"));
        assertThat(info.callerNumber()).isEqualTo("100");
        assertThat(info.callerName()).isEmpty();
        assertThat(info.dialled()).isEqualTo("1000");
        assertThat(info.pbxCallId()).isEqualTo("1700000000.1");
    }

    @Test
    void namesOfVariablesThatWouldBeExpressionsAreNotRead() {
        assertThat(new AgiRequest(Map.of("agi_network_script", "s?variables=OK,SHELL(id),${X},A-B")).variables())
                .containsExactly("OK");
    }

    @Test
    void aRequestWithoutAnythingNamesNoScenario() {
        assertThat(new AgiRequest(Map.of()).info(Map.of(), Instant.EPOCH).scenario()).isEmpty();
    }
}
