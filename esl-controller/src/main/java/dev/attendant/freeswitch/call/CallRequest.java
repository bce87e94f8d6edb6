package dev.attendant.freeswitch.call;

import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.peer.ScenarioUrl;
import dev.attendant.freeswitch.esl.EslEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the dialplan asked for: {@code <action application="socket" data="host:8084/support?variables=account async
 * full"/>}. FreeSWITCH keeps what stands behind the port in the variable {@code socket_path}; all of a channel's
 * variables come with the connection.
 */
final class CallRequest {

    private CallRequest() {}

    /** @param channel the reply to {@code connect} */
    static CallInfo info(EslEvent channel, Instant arrivedAt) {
        ScenarioUrl url = ScenarioUrl.parse(channel.variable("socket_path"));
        Map<String, String> arguments = new LinkedHashMap<>(url.arguments());
        url.variables().forEach(name -> arguments.put(name, channel.variable(name)));
        return new CallInfo(
                UUID.randomUUID(),
                "freeswitch",
                channel.header("Unique-ID"),
                url.scenario(),
                known(channel.header("Caller-Caller-ID-Number")),
                known(channel.header("Caller-Caller-ID-Name")),
                dialled(channel),
                arguments,
                arrivedAt);
    }

    /** After a transfer within the dialplan, {@code RDNIS} is what was dialled before. */
    private static String dialled(EslEvent channel) {
        String before = channel.header("Caller-RDNIS");
        return before.isEmpty() ? channel.header("Caller-Destination-Number") : before;
    }

    /** FreeSWITCH writes these where there is no caller id ({@code SWITCH_DEFAULT_CLID_…} in switch_types.h). */
    private static String known(String value) {
        return value.equals("0000000000") || value.equals("unknown") || value.equalsIgnoreCase("anonymous") ? "" : value;
    }
}
