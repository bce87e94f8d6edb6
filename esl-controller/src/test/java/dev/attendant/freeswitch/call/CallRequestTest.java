package dev.attendant.freeswitch.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallInfo;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");

    private static CallInfo info(String... fields) {
        return CallRequest.info(FakeFreeSwitch.channel(fields), NOW);
    }

    @Test
    void whatStandsBehindThePortIsTheScenario() {
        assertThat(info("variable_socket_path", "/support"))
                .returns("support", CallInfo::scenario)
                .returns("freeswitch", CallInfo::pbx)
                .returns(FakeFreeSwitch.UUID, CallInfo::pbxCallId)
                .returns(NOW, CallInfo::arrivedAt);
    }

    @Test
    void withoutAPathThereIsNoScenario() {
        assertThat(info().scenario()).isEmpty();
    }

    @Test
    void theQueryAndTheVariablesThatItNamesAreArguments() {
        CallInfo info = info(
                "variable_socket_path", "/billing?campaign=spring&variables=account,tier",
                "variable_account", "47 & 11: 100%",
                "variable_secret", "not asked for");
        assertThat(info.arguments()).containsOnly(
                Map.entry("campaign", "spring"),
                Map.entry("account", "47 & 11: 100%"),
                Map.entry("tier", ""));
    }

    @Test
    void whoCallsIsTold() {
        assertThat(info("Caller-Caller-ID-Number", "+4930123", "Caller-Caller-ID-Name", "Jürgen €"))
                .returns("+4930123", CallInfo::callerNumber)
                .returns("Jürgen €", CallInfo::callerName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000", "unknown", "anonymous", "Anonymous", ""})
    void aCallerWhoIsNotKnownHasNoNumberAndNoName(String placeholder) {
        assertThat(info("Caller-Caller-ID-Number", placeholder, "Caller-Caller-ID-Name", placeholder))
                .returns("", CallInfo::callerNumber)
                .returns("", CallInfo::callerName);
    }

    @Test
    void theNumberThatWasDialledIsTheOneBeforeATransferOfTheDialplan() {
        assertThat(info("Caller-Destination-Number", "support", "Caller-RDNIS", "8000").dialled()).isEqualTo("8000");
        assertThat(info("Caller-Destination-Number", "8000").dialled()).isEqualTo("8000");
    }
}
