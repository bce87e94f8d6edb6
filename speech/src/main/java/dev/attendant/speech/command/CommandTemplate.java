package dev.attendant.speech.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command as the operator writes it, split into words once: at blanks, but for those between quotes ({@code "} or
 * {@code '}). Nothing else has a meaning: no variables, no pipes, no backslashes. Placeholders in braces stand for a
 * word or a part of one, and what they are filled with stays in that word, whatever is in it.
 */
record CommandTemplate(List<String> words) {

    static final String TEXT = "text";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    /** @throws IllegalArgumentException when a quote is not closed, or there is no word */
    static CommandTemplate parse(String command) {
        var words = new ArrayList<String>();
        Matcher matcher = WORD.matcher(command);
        int at = 0;
        while (matcher.find()) {
            refuse(command.substring(at, matcher.start()));
            words.add(QUOTED.matcher(matcher.group()).replaceAll(quoted -> Matcher.quoteReplacement(
                    quoted.group(1) == null ? quoted.group(2) : quoted.group(1))));
            at = matcher.end();
        }
        refuse(command.substring(at));
        if (words.isEmpty()) {
            throw new IllegalArgumentException("must be a command, such as piper --model {voice} --output-raw");
        }
        if (PLACEHOLDER.matcher(words.getFirst()).find()) {
            throw new IllegalArgumentException("must begin with the program, without a placeholder");
        }
        return new CommandTemplate(List.copyOf(words));
    }

    private static void refuse(String between) {
        if (!between.isBlank()) {
            throw new IllegalArgumentException("has a quote that is not closed");
        }
    }

    String program() {
        return words.getFirst();
    }

    /** The names between braces. */
    Set<String> placeholders() {
        var names = new LinkedHashSet<String>();
        words.forEach(word -> PLACEHOLDER.matcher(word).results().forEach(found -> names.add(found.group(1))));
        return names;
    }

    /**
     * The program and its arguments. A text at the beginning of an argument gets a blank before it if it begins with
     * {@code -}, since programs take that for an option.
     *
     * @param values by the placeholder's name; placeholders without a value stay
     */
    List<String> fill(Map<String, String> values) {
        return words.stream().map(word -> {
            String filled = PLACEHOLDER.matcher(word).replaceAll(found -> Matcher.quoteReplacement(
                    values.getOrDefault(found.group(1), found.group())));
            return word.startsWith("{" + TEXT + "}") && filled.startsWith("-") ? " " + filled : filled;
        }).toList();
    }
}
