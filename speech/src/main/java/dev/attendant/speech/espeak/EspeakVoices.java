package dev.attendant.speech.espeak;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which of espeak-ng's voices speaks a language. */
final class EspeakVoices {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+_-]{0,63}");

    /** Where espeak-ng's tag is not the one in use. */
    private static final Map<String, String> OTHER_TAGS = Map.of("zh", "cmn", "no", "nb", "tl", "fil", "iw", "he");

    private final Set<String> languages;

    /** @param listing what {@code espeak-ng --voices} prints: priority, language, and so on, under a heading */
    EspeakVoices(String listing) {
        languages = listing.lines().skip(1)
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > 1)
                .map(columns -> columns[1].toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The voice asked for, when its name can be one; otherwise nothing. */
    static Optional<String> named(String voice) {
        return NAME.matcher(voice).matches() ? Optional.of(voice) : Optional.empty();
    }

    /** The voice of a BCP 47 language: of its region when there is one, otherwise of the language. */
    Optional<String> speaking(String language) {
        String tag = language.toLowerCase(Locale.ROOT).replace('_', '-');
        while (!tag.isEmpty()) {
            String own = OTHER_TAGS.getOrDefault(tag, tag);
            if (languages.contains(own)) {
                return Optional.of(own);
            }
            tag = tag.contains("-") ? tag.substring(0, tag.lastIndexOf('-')) : "";
        }
        return Optional.empty();
    }
}
