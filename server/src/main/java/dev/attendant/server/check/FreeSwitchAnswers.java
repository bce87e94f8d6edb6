package dev.attendant.server.check;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks FreeSWITCH, and reads what it answers: mod_commands.c and mod_callcenter.c. Seen with FreeSWITCH 1.11.1. */
final class FreeSwitchAnswers {

    private static final Pattern VERSION = Pattern.compile("FreeSWITCH Version (\\S{1,80})");
    private static final String QUEUES_HEADER = "name|";
    private static final String QUEUES_END = "+OK";

    private final FreeSwitchProbe freeSwitch;

    FreeSwitchAnswers(FreeSwitchProbe freeSwitch) {
        this.freeSwitch = freeSwitch;
    }

    /** Such as {@code 1.10.12-release}; empty when it does not tell: mod_commands is missing. */
    Optional<String> version() throws FreeSwitchUnavailable {
        Matcher matcher = VERSION.matcher(freeSwitch.api("version"));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    boolean has(String module) throws FreeSwitchUnavailable {
        return freeSwitch.api("module_exists " + module).strip().equals("true");
    }

    /** The queues of mod_callcenter, such as {@code support@default}. */
    Set<String> queues() throws FreeSwitchUnavailable {
        Set<String> queues = new TreeSet<>();
        // a header, then a line for each; without the module, an error
        freeSwitch.api("callcenter_config queue list").lines()
                .filter(line -> line.contains("|") && !line.startsWith(QUEUES_HEADER) && !line.startsWith(QUEUES_END))
                .forEach(line -> queues.add(line.substring(0, line.indexOf('|'))));
        return queues;
    }
}
