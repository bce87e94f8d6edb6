package dev.attendant.speech.openai;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What Whisper makes up from silence and noise: the ends of the films that it learned from
 * (https://github.com/openai/whisper/discussions/928).
 */
final class MadeUp {

    /** What nobody says to a company on the phone. */
    private static final List<String> ALWAYS = List.of("thanks for watching", "thank you for watching",
            "subscribe to my channel", "subscribe to the channel", "like and subscribe", "amara.org",
            "ترجمة نانسي قنقر", "اشتركوا في القناة", "hãy subscribe cho kênh", "untertitel der amara",
            "untertitelung des zdf", "sous-titres réalisés par", "subtítulos realizados por");

    /** What callers do say, too. */
    private static final Set<String> OFTEN = Set.of("thank you", "thank you very much", "thanks", "you", "bye",
            "bye bye", "so", "okay", "the", "شكرا", "cảm ơn");

    private MadeUp() {}

    static boolean always(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return ALWAYS.stream().anyMatch(small::contains);
    }

    /** To be taken for made up when there is another sign of it. */
    static boolean often(String text) {
        return OFTEN.contains(text.toLowerCase(Locale.ROOT).replaceAll("[\\p{Punct}…،]+", " ").strip());
    }
}
