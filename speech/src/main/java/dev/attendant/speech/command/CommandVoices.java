package dev.attendant.speech.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which languages the program speaks, and with which voice each.
 *
 * @param languages of BCP 47, in lower case; any when there are none
 * @param voices    by language, in lower case; what the program calls it
 */
record CommandVoices(List<String> languages, Map<String, String> voices) {

    /** Never an option, nor a path: a scenario names a voice, and not any file of the machine. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+_.-]{0,63}");

    static CommandVoices of(List<String> languages, Map<String, String> voices) {
        Map<String, String> byTag = voices.entrySet().stream()
                .collect(Collectors.toMap(entry -> tag(entry.getKey()), Map.Entry::getValue, (one, other) -> one));
        List<String> all = languages.isEmpty() ? List.copyOf(byTag.keySet())
                : languages.stream().map(CommandVoices::tag).toList();
        return new CommandVoices(all, byTag);
    }

    boolean speaks(String language) {
        return languages.isEmpty() || nearest(language, tag -> languages.contains(tag) ? tag : null).isPresent();
    }

    /** The scenario's voice when its name can be one, or else the language's. */
    Optional<String> voice(String named, String language) {
        if (!named.isEmpty()) {
            return Optional.of(named).filter(name -> voices.containsValue(name) || NAME.matcher(name).matches());
        }
        return nearest(language, voices::get);
    }

    /** What there is for the language with its region, or else without. */
    private static Optional<String> nearest(String language, java.util.function.UnaryOperator<String> found) {
        for (String tag = tag(language); !tag.isEmpty();
                tag = tag.contains("-") ? tag.substring(0, tag.lastIndexOf('-')) : "") {
            Optional<String> here = Optional.ofNullable(found.apply(tag));
            if (here.isPresent()) {
                return here;
            }
        }
        return Optional.empty();
    }

    private static String tag(String language) {
        return language.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
