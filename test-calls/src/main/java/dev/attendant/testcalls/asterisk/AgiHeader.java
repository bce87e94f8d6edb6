package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.CallSpec;
import java.util.List;

/** The block of {@code agi_…} lines that Asterisk begins with, as setup_env() of res_agi.c writes it. */
final class AgiHeader {

    private static final String VERSION = "22.10.1~simulated";

    private AgiHeader() {}

    static String of(CallSpec spec, AsteriskOptions options, String channel, String uniqueId) {
        StringBuilder block = new StringBuilder();
        add(block, "network", "yes");
        if (!spec.script().isEmpty()) {
            add(block, "network_script", spec.script());
        }
        add(block, "request", "agi://" + options.host() + ":" + options.port() + "/" + spec.script());
        add(block, "channel", channel);
        add(block, "language", spec.language());
        add(block, "type", "PJSIP");
        add(block, "uniqueid", uniqueId);
        add(block, "version", VERSION);
        add(block, "callerid", orUnknown(spec.callerNumber()));
        add(block, "calleridname", orUnknown(spec.callerName()));
        add(block, "callingpres", "0");
        add(block, "callingani2", "0");
        add(block, "callington", "0");
        add(block, "callingtns", "0");
        add(block, "dnid", orUnknown(spec.dialled()));
        add(block, "rdnis", "unknown");
        add(block, "context", "from-outside");
        add(block, "extension", spec.dialled());
        add(block, "priority", "2");
        add(block, "enhanced", "0.0");
        add(block, "accountcode", "");
        add(block, "threadid", "140000000000000");
        List<String> arguments = spec.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            add(block, "arg_" + (i + 1), arguments.get(i));
        }
        return block.append('\n').toString();
    }

    private static void add(StringBuilder block, String name, String value) {
        block.append("agi_").append(name).append(": ").append(value).append('\n');
    }

    private static String orUnknown(String value) {
        return value.isEmpty() ? "unknown" : value;
    }
}
