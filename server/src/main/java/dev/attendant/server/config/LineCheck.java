package dev.attendant.server.config;

import dev.attendant.conversation.scenario.LineKind;
import dev.attendant.conversation.scenario.Scenario;
import java.time.Duration;
import java.util.List;

/** The line of a scenario: whether the PBX's UniMRCP can be asked for it. */
final class LineCheck {

    private static final String PROFILE = "[A-Za-z0-9_.-]{0,64}";
    private static final String VOICE = "[\\p{L}\\p{N}_. -]{0,64}";
    /** Beside the prompt it has to fit into one command of Asterisk's. */
    private static final int LONGEST_GRAMMARS = 800;

    private static final List<String> GRAMMARS =
            List.of("builtin:", "http://", "https://", "file:", "session:", "inline:");

    private final YamlFile yaml;
    private final Scenario scenario;

    LineCheck(YamlFile yaml, Scenario scenario) {
        this.yaml = yaml;
        this.scenario = scenario;
    }

    void check() {
        if (scenario.line() instanceof LineKind.UniMrcp mrcp) {
            if (scenario.record()) {
                yaml.problem("record", "cannot be true with line: unimrcp, whose audio does not pass through Attendant;"
                        + " record the call in the PBX");
            }
            check(mrcp);
        }
    }

    private void check(LineKind.UniMrcp mrcp) {
        if (!mrcp.profile().matches(PROFILE)) {
            yaml.problem("unimrcp.profile", "must be the name of a profile of the PBX's UniMRCP: up to 64 of A-Z, a-z,"
                    + " 0-9, _, . and -; found " + Shown.quoted(mrcp.profile()));
        }
        if (!mrcp.voice().matches(VOICE)) {
            yaml.problem("unimrcp.voice", "must be the name of a voice: up to 64 letters, digits, spaces, _, . and -;"
                    + " found " + Shown.quoted(mrcp.voice()));
        }
        if (mrcp.longest().compareTo(Duration.ofSeconds(2)) < 0
                || mrcp.longest().compareTo(Duration.ofMinutes(1)) > 0) {
            yaml.problem("unimrcp.longest", "must be from 2s to 1m");
        }
        for (int i = 0; i < mrcp.grammars().size(); i++) {
            grammar("unimrcp.grammar[" + i + "]", mrcp.grammars().get(i));
        }
        if (mrcp.grammars().stream().mapToInt(String::length).sum() > LONGEST_GRAMMARS) {
            yaml.problem("unimrcp.grammar", "is longer than " + LONGEST_GRAMMARS
                    + " characters in all; put it into a file on a web server, and name its http: URL");
        }
    }

    private void grammar(String at, String grammar) {
        if (GRAMMARS.stream().noneMatch(grammar::startsWith)) {
            yaml.problem(at, "must begin with one of " + String.join(", ", GRAMMARS) + "; found "
                    + Shown.quoted(grammar));
        } else if (grammar.chars().anyMatch(c -> c < ' ' || c == 0x7f) && !grammar.startsWith("inline:")) {
            yaml.problem(at, "must stand on one line");
        } else if (grammar.indexOf('|') >= 0 || grammar.contains("${")) {
            yaml.problem(at, "must not hold | or ${, which mean something to the PBX; put it into a file on a web"
                    + " server, and name its http: URL");
        }
    }
}
