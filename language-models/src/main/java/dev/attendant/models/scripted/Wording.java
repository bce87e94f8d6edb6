package dev.attendant.models.scripted;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a language writes one word in several ways. Without a table of its own a language is compared as written. */
interface Wording {

    /** Letters with their marks, apostrophes inside a word, or digits. */
    Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}]+(?:'[\\p{L}\\p{M}]+)*|\\p{Nd}+");

    /** Nobody says more in one breath; what comes beyond is not compared. */
    int MOST_CHARACTERS = 2000;

    /** The words that a token stands for, in the form in which they are compared. */
    List<String> words(String token);

    /** Whether a word, as {@link #words} gives it, says little by itself, such as "the". */
    default boolean isMinor(String word) {
        return false;
    }

    /** Whether a word turns the meaning round, such as "not". */
    default boolean isNegation(String word) {
        return false;
    }

    /** @param language BCP 47, such as {@code en-US} */
    static Wording of(String language) {
        return switch (Locale.forLanguageTag(language).getLanguage()) {
            case "en" -> EnglishWording.INSTANCE;
            case "ar" -> new ArabicWording();
            default -> token -> List.of(token.replace("'", ""));
        };
    }

    /** The words of a text, in order, as they are compared. */
    default List<String> split(String text) {
        String bounded = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        String plain = Normalizer.normalize(bounded, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replace('\u02bc', '\'');
        List<String> words = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(plain);
        while (matcher.find()) {
            words.addAll(words(asciiDigits(matcher.group())));
        }
        return words;
    }

    /** Digits of any script as 0 to 9. */
    private static String asciiDigits(String token) {
        if (!Character.isDigit(token.codePointAt(0))) {
            return token;
        }
        StringBuilder digits = new StringBuilder();
        token.codePoints().forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }
}
