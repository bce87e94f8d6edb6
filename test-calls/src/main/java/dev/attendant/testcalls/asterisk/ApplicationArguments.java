package dev.attendant.testcalls.asterisk;

import java.util.ArrayList;
import java.util.List;

/**
 * An application's arguments, as Asterisk takes them apart ({@code __ast_app_separate_args} in {@code main/app.c}):
 * commas separate, but not inside of brackets or quotes; a backslash takes the next character as it is; quotes go.
 */
final class ApplicationArguments {

    private ApplicationArguments() {}

    static List<String> split(String arguments) {
        List<String> all = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            if (c == '\\' && i + 1 < arguments.length()) {
                current.append(arguments.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && depth == 0 && !quoted) {
                all.add(current.toString());
                current.setLength(0);
            } else {
                depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
                current.append(c);
            }
        }
        all.add(current.toString());
        return all;
    }
}
