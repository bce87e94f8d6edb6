package dev.attendant.models.talk;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names by which one request tells its tool calls apart: the ones that the model gave, as long as they fit all
 * vendors and are not given twice. A talk may have begun with another model, whose names look otherwise.
 */
public final class CallIds {

    /** What Anthropic takes; OpenAI takes 40 characters. */
    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final Set<String> used = new HashSet<>();

    /** The name of the next call, to be asked for in the order of the talk. */
    public String next(String id) {
        String unique = FIT.matcher(id).matches() && !used.contains(id) ? id : "call_" + used.size();
        while (!used.add(unique)) {
            unique += "_";
        }
        return unique;
    }
}
