package dev.attendant.conversation.turns;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a language tells whether a caller has finished: a small table of words, {@code turns/<language>.properties}.
 * A language without one has an empty table, and nothing but the length of pauses counts.
 */
public final class LanguageTable {

    /** Signs that a recogniser may write; an apostrophe or a hyphen inside a word is part of it, an @ of an address. */
    private static final Pattern SIGNS = Pattern.compile(
            "[\\p{P}\\p{S}&&[^'’@-]]|(?<![\\p{L}\\p{N}])['’-]|-(?![\\p{L}\\p{N}])");

    private static final Pattern SPACE = Pattern.compile("\\s+");
    /** Arabic's vowel signs and the stretching stroke, which recognisers write or leave out. */
    private static final Pattern ARABIC_SIGNS = Pattern.compile("[\\u064B-\\u0652\\u0670\\u0640]");
    private static final int LONGEST_PHRASE = 4;

    private static final LanguageTable NEUTRAL = new LanguageTable(new Properties());
    private static final Map<String, LanguageTable> TABLES = new ConcurrentHashMap<>();

    private final Set<String> unfinished;
    private final Set<String> backchannel;
    private final Set<String> yesNo;
    private final Set<String> asks;
    private final Set<String> numbers;
    private final Set<String> address;

    private LanguageTable(Properties words) {
        unfinished = set(words, "unfinished");
        backchannel = set(words, "backchannel");
        yesNo = set(words, "yes-no");
        asks = set(words, "asks");
        numbers = set(words, "numbers");
        address = set(words, "address");
    }

    private static Set<String> set(Properties words, String key) {
        return Arrays.stream(words.getProperty(key, "").split(","))
                .map(word -> String.join(" ", words(word)))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param language BCP 47; its region does not matter */
    public static LanguageTable of(String language) {
        return TABLES.computeIfAbsent(Locale.forLanguageTag(language).getLanguage(), LanguageTable::read);
    }

    private static LanguageTable read(String language) {
        try (InputStream table = LanguageTable.class.getResourceAsStream(language + ".properties")) {
            if (language.isEmpty() || table == null) {
                return NEUTRAL;
            }
            Properties words = new Properties();
            try (Reader reader = new InputStreamReader(table, StandardCharsets.UTF_8)) {
                words.load(reader);
            }
            return new LanguageTable(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a text as the tables have them: in lower case, without signs. */
    public static List<String> words(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).replace('’', '\'');
        plain = ARABIC_SIGNS.matcher(SIGNS.matcher(plain).replaceAll(" ")).replaceAll("").strip();
        return plain.isEmpty() ? List.of() : List.of(SPACE.split(plain));
    }

    /** Whether somebody who says this only shows that they listen. */
    public boolean isBackchannel(String text) {
        return isMadeOf(words(text), backchannel);
    }

    /** Whether a text ends with a question, in any script. */
    public static boolean isQuestion(String text) {
        String last = text.strip();
        return last.endsWith("?") || last.endsWith("؟") || last.endsWith("？");
    }

    boolean isYesOrNo(List<String> words) {
        return isMadeOf(words, yesNo);
    }

    /** Whether somebody who stops after these words goes on. */
    boolean isUnfinished(List<String> words) {
        for (int count = 1; count <= Math.min(LONGEST_PHRASE, words.size()); count++) {
            if (unfinished.contains(String.join(" ", words.subList(words.size() - count, words.size())))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a question asks for something that is dictated. */
    boolean asksForDictation(List<String> question) {
        return question.stream().anyMatch(asks::contains);
    }

    /** What only an address has: {@code at}, {@code dot}, or an address as it is written. */
    boolean isPartOfAddress(String word) {
        return word.contains("@") || address.contains(word);
    }

    /** A number in words or digits, or a letter as it is spelled. */
    boolean isDictated(String word) {
        return numbers.contains(word)
                || word.chars().allMatch(Character::isDigit)
                || word.codePointCount(0, word.length()) == 1 && !unfinished.contains(word);
    }

    private static boolean isMadeOf(List<String> words, Set<String> phrases) {
        int at = 0;
        while (at < words.size()) {
            int count = Math.min(LONGEST_PHRASE, words.size() - at);
            while (count > 0 && !phrases.contains(String.join(" ", words.subList(at, at + count)))) {
                count--;
            }
            if (count == 0) {
                return false;
            }
            at += count;
        }
        return !words.isEmpty();
    }
}
