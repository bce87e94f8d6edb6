package dev.attendant.server.config;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names in braces in a text, and whether each can be filled in. */
final class Placeholders {

    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.-]*)}");

    private final YamlFile yaml;
    private final Set<String> known;

    Placeholders(YamlFile yaml, Set<String> known) {
        this.yaml = yaml;
        this.known = new TreeSet<>(known);
    }

    static Set<String> in(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** @param rule which names there may be, for the message */
    void check(String at, String text, String rule) {
        braces(at, text);
        for (String name : in(text)) {
            if (!known.contains(name)) {
                yaml.problem(at, "{" + name + "} is not known; " + rule + Suggestion.of(name, known));
            }
        }
    }

    /** Whether the braces in a text where any name may stand are at least names. */
    void braces(String at, String text) {
        String rest = NAME.matcher(text).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            yaml.problem(at, "has a brace that belongs to no name; write {name}");
        }
    }
}
