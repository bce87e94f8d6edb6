package dev.attendant.speech.remote;

import dev.attendant.conversation.engine.EngineSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting that may differ between languages: {@code nova-3}, or {@code nova-3, vi: nova-2, ar-EG: nova-2}. An entry
 * for a whole tag goes before one for its language, and that before the one for all.
 */
public final class ByLanguage {

    private static final Pattern NAMED = Pattern.compile("([a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*)\\s*[:=]\\s*(.*)");
    private static final String VALUE = "[\\w./:@+-]*";

    private final Map<String, String> values;
    private final String otherwise;

    private ByLanguage(Map<String, String> values, String otherwise) {
        this.values = Map.copyOf(values);
        this.otherwise = otherwise;
    }

    /** Reads {@code key}, as text or as a map of YAML. */
    public static ByLanguage read(EngineSettings settings, String key, String usual) {
        Map<String, String> values = new LinkedHashMap<>();
        String otherwise = usual;
        // {ar=x, vi=y} is how a map of YAML comes
        String text = settings.text(key, "").strip().replaceAll("^\\{|}$", "");
        for (String entry : text.split("[,\n]")) {
            Matcher named = NAMED.matcher(entry.strip());
            String value = named.matches() ? named.group(2) : entry.strip();
            if (!value.matches(VALUE)) {
                throw settings.invalid(key, "must be a name, or also names by language such as \"one, vi: another\"");
            }
            if (named.matches()) {
                values.put(named.group(1).toLowerCase(Locale.ROOT), value);
            } else if (!value.isEmpty()) {
                otherwise = value;
            }
        }
        return new ByLanguage(values, otherwise);
    }

    /** @param language BCP 47, such as {@code vi-VN} */
    public String of(String language) {
        String tag = language.toLowerCase(Locale.ROOT);
        return values.getOrDefault(tag, values.getOrDefault(LanguageTag.primary(tag), otherwise));
    }
}
