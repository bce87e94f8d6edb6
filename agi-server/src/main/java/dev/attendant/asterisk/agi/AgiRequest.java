package dev.attendant.asterisk.agi;

import dev.attendant.conversation.CallInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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

    /** The field of the query that names channel variables to read. */
    private static final String VARIABLES = "variables";

    private static final int MAX_VARIABLES = 20;

    private final Map<String, String> headers;
    private final String script;

    AgiRequest(Map<String, String> headers) {
        this.headers = headers;
        String path = header("agi_network_script");
        script = path.startsWith("/") ? path.substring(1) : path;
    }

    private String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Asterisk writes {@code unknown} where there is no caller id. */
    private String known(String name) {
        String value = header(name);
        return value.equals("unknown") ? "" : value;
    }

    /** The scenario that was asked for; may name none of ours. */
    String scenario() {
        return script.split("\\?", 2)[0];
    }

    /** The channel variables that are wanted as arguments, by name; harmless names only. */
    List<String> variables() {
        return List.of(query().getOrDefault(VARIABLES, "").split("[,|+ ]")).stream()
                .filter(name -> name.matches("[A-Za-z_][A-Za-z0-9_]{0,63}"))
                .limit(MAX_VARIABLES)
                .toList();
    }

    private Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        String[] parts = script.split("\\?", 2);
        if (parts.length == 2) {
            for (String field : parts[1].split("&")) {
                String[] pair = field.split("=", 2);
                query.put(decode(pair[0]), pair.length == 2 ? decode(pair[1]) : "");
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** @param variables the channel variables that were read */
    CallInfo info(Map<String, String> variables, Instant arrivedAt) {
        Map<String, String> arguments = query();
        arguments.remove(VARIABLES);
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
                scenario(),
                known("agi_callerid"),
                known("agi_calleridname"),
                dialled,
                arguments,
                arrivedAt);
    }
}
