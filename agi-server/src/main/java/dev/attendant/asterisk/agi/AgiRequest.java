package dev.attendant.asterisk.agi;

import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.peer.ScenarioUrl;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the dialplan asked for: {@code AGI(agi://host/support?variables=ACCOUNT,name=value,…)}. The scenario is
 * the path. The arguments of the call are the query's fields, and what stands behind the URL: {@code name=value}
 * by its name, anything else by its position, {@code 1}, {@code 2}, …
 */
final class AgiRequest {

    private final Map<String, String> headers;
    private final ScenarioUrl url;

    AgiRequest(Map<String, String> headers) {
        this.headers = headers;
        url = ScenarioUrl.parse(header("agi_network_script"));
    }

    private String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Asterisk writes {@code unknown} where there is no caller id. */
    private String known(String name) {
        String value = header(name);
        return value.equals("unknown") ? "" : value;
    }

    /** The channel variables that are wanted as arguments, by name. */
    List<String> variables() {
        return url.variables();
    }

    /** @param variables the channel variables that were read */
    CallInfo info(Map<String, String> variables, Instant arrivedAt) {
        Map<String, String> arguments = new LinkedHashMap<>(url.arguments());
        for (int i = 1; headers.containsKey("agi_arg_" + i); i++) {
            String[] pair = header("agi_arg_" + i).split("=", 2);
            arguments.put(pair.length == 2 ? pair[0] : Integer.toString(i), pair[pair.length - 1]);
        }
        arguments.putAll(variables);
        String dialled = known("agi_dnid").isEmpty() ? header("agi_extension") : known("agi_dnid");
        return new CallInfo(
                UUID.randomUUID(),
                "asterisk",
                header("agi_uniqueid"),
                url.scenario(),
                known("agi_callerid"),
                known("agi_calleridname"),
                dialled,
                arguments,
                arrivedAt);
    }
}
