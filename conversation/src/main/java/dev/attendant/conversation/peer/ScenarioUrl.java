package dev.attendant.conversation.peer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a dialplan asks for behind our host and port: {@code support?variables=ACCOUNT,TIER&campaign=spring}. The path
 * is the scenario; the query's fields are arguments of the call, and {@code variables} names channel variables that
 * are arguments too.
 *
 * @param scenario  may name none of ours
 * @param arguments the query's fields, without {@code variables}
 * @param variables the channel variables that are wanted, harmless names only
 */
public record ScenarioUrl(String scenario, Map<String, String> arguments, List<String> variables) {

    /** The field of the query that names channel variables. */
    private static final String VARIABLES = "variables";

    private static final int MAX_VARIABLES = 20;

    /** @param path what stands behind host and port, with or without the slash */
    public static ScenarioUrl parse(String path) {
        String[] parts = (path.startsWith("/") ? path.substring(1) : path).split("\\?", 2);
        Map<String, String> query = new LinkedHashMap<>();
        if (parts.length == 2) {
            for (String field : parts[1].split("&")) {
                String[] pair = field.split("=", 2);
                query.put(decode(pair[0]), pair.length == 2 ? decode(pair[1]) : "");
            }
        }
        String wanted = query.getOrDefault(VARIABLES, "");
        query.remove(VARIABLES);
        List<String> variables = List.of(wanted.split("[,|+ ]")).stream()
                .filter(name -> name.matches("[A-Za-z_][A-Za-z0-9_]{0,63}"))
                .limit(MAX_VARIABLES)
                .toList();
        return new ScenarioUrl(parts[0], query, variables);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
