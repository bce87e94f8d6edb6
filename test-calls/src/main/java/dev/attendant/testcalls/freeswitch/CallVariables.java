package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallSpec;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the dialplan tells the attendant of a call, in channel variables. */
final class CallVariables {

    private static final String ARGUMENT = "attendant_arg_";

    private CallVariables() {}

    static Map<String, String> of(CallSpec spec) {
        Map<String, String> variables = new LinkedHashMap<>();
        String[] script = spec.script().split("\\?", 2);
        variables.put("attendant_scenario", script[0]);
        if (script.length > 1) {
            for (String field : script[1].split("&")) {
                String[] pair = field.split("=", 2);
                variables.put(ARGUMENT + decoded(pair[0]), pair.length > 1 ? decoded(pair[1]) : "");
            }
        }
        List<String> arguments = spec.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            String[] pair = arguments.get(i).split("=", 2);
            boolean named = pair.length > 1;
            variables.put(ARGUMENT + (named ? pair[0] : Integer.toString(i + 1)), named ? pair[1] : pair[0]);
        }
        variables.put("default_language", spec.language());
        variables.putAll(spec.variables());
        return variables;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
