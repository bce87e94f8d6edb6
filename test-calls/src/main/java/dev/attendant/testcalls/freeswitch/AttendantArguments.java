package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallSpec;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an operator's dialplan says of a call before it gives it to a scenario. */
final class AttendantArguments {

    private AttendantArguments() {}

    static String scenario(CallSpec spec) {
        return spec.script().split("\\?", 2)[0];
    }

    /** The channel's variables. */
    static Map<String, String> variables(CallSpec spec) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("attendant_arguments", query(spec));
        variables.put("default_language", spec.language());
        variables.putAll(spec.variables());
        return variables;
    }

    /** {@code attendant_arguments}: as in a URL. */
    private static String query(CallSpec spec) {
        List<String> fields = new ArrayList<>();
        String[] script = spec.script().split("\\?", 2);
        if (script.length > 1) {
            fields.add(script[1]);
        }
        List<String> arguments = spec.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            String[] pair = arguments.get(i).split("=", 2);
            boolean named = pair.length > 1;
            fields.add(encoded(named ? pair[0] : Integer.toString(i + 1)) + "=" + encoded(named ? pair[1] : pair[0]));
        }
        return String.join("&", fields);
    }

    /** mod_event_socket cuts its argument at a space, a colon and a {@code |}; none of them is left. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
