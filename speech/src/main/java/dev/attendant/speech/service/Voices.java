package dev.attendant.speech.service;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Which voice speaks a sentence: the scenario's own, else the one for its language, else the usual one.
 *
 * @param usual      empty for none
 * @param byLanguage by BCP 47 tags in small letters, such as {@code ar} or {@code en-gb}
 */
public record Voices(String usual, Map<String, String> byLanguage) {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}");

    /** Reads {@code voice}, and {@code voices}: a table, or a text such as {@code "ar: Layla, vi: Linh"}. */
    public static Voices read(EngineSettings settings, String usual) {
        Map<String, String> byLanguage = new TreeMap<>();
        given(settings).forEach((language, voice) -> {
            if (!LANGUAGE.matcher(language).matches() || voice.isEmpty()) {
                throw settings.invalid("voices", "must be languages with their voices, such as \"ar: Layla, vi: Linh\"");
            }
            byLanguage.put(key(language), voice);
        });
        return new Voices(settings.text("voice", usual).strip(), byLanguage);
    }

    private static Map<String, String> given(EngineSettings settings) {
        String text = settings.text("voices", "").strip();
        if (text.startsWith("{") || text.contains("=") && !text.contains(":")) {
            return settings.table("voices");
        }
        Map<String, String> given = new TreeMap<>();
        for (String one : text.split("[,\n]")) {
            int colon = one.indexOf(':');
            if (!one.isBlank()) {
                given.put(one.substring(0, Math.max(0, colon)).strip(), one.substring(colon + 1).strip());
            }
        }
        return given;
    }

    /** As above, where the vendor has no usual voice. */
    public static Voices needed(EngineSettings settings) {
        Voices voices = read(settings, "");
        if (voices.usual.isEmpty() && voices.byLanguage.isEmpty()) {
            throw settings.invalid("voice", "is missing; give the voice's id, or voices by language");
        }
        return voices;
    }

    /** Empty when there is none. */
    public String of(Speech speech) {
        if (!speech.voice().isEmpty()) {
            return speech.voice();
        }
        String language = key(speech.language());
        return byLanguage.getOrDefault(language, byLanguage.getOrDefault(primary(speech), usual));
    }

    /** @throws VoiceFailed when there is none */
    public String one(Speech speech) {
        String voice = of(speech);
        if (voice.isEmpty()) {
            throw new VoiceFailed("has no voice for " + speech.language() + " (add one to the setting voices)");
        }
        return voice;
    }

    /** The language alone, without script and region: {@code en} of {@code en-GB}. */
    public static String primary(Speech speech) {
        return key(speech.language()).replaceFirst("-.*", "");
    }

    private static String key(String language) {
        return language.strip().replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
