package dev.attendant.testcalls.asterisk;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes an AGI command line apart as Asterisk's parse_args() does (res_agi.c): blanks separate, double quotes
 * hold together, and a backslash takes the next character as it is, inside quotes and outside.
 */
final class AgiArguments {

    private AgiArguments() {}

    static List<String> parse(String line) {
        List<String> arguments = new ArrayList<>();
        StringBuilder current = null;
        boolean quoted = false;
        boolean escaped = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && !escaped) {
                escaped = true;
            } else if (c == '"' && !escaped) {
                quoted = !quoted;
                if (quoted && current == null) {
                    current = new StringBuilder();
                }
            } else if ((c == ' ' || c == '\t') && !quoted && !escaped) {
                if (current != null) {
                    arguments.add(current.toString());
                    current = null;
                }
            } else {
                current = current == null ? new StringBuilder() : current;
                current.append(c);
                escaped = false;
            }
        }
        if (current != null) {
            arguments.add(current.toString());
        }
        return arguments;
    }
}
