package dev.attendant.speech.sphinx4;

import com.sun.speech.freetts.en.us.CMULexicon;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How English words sound, in the phones of the CMU pronouncing dictionary: from sphinx4-data's dictionary, and
 * for names and other words that are not in it by FreeTTS's letter-to-sound rules, whose phones are the same but
 * for {@code ax}.
 */
final class Pronunciations {

    private static final String DICTIONARY = "/edu/cmu/sphinx/models/en-us/cmudict-en-us.dict";

    private final Map<String, List<String>> dictionary = new HashMap<>(200_000);
    private final ReentrantLock lock = new ReentrantLock();
    private final CMULexicon rules;

    /** Reads the dictionary. Blocks. */
    Pronunciations() {
        try (InputStream stream = Pronunciations.class.getResourceAsStream(DICTIONARY)) {
            if (stream == null) {
                throw new IOException("sphinx4-data's jar has no " + DICTIONARY);
            }
            var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    // Further ways to say it are written word(2).
                    String word = line.substring(0, space).replaceFirst("\\(\\d+\\)$", "");
                    dictionary.merge(word, List.of(line.substring(space + 1).trim()), Pronunciations::both);
                }
            }
            rules = new CMULexicon("cmulex", true);
            rules.load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each way to say the word, phones with a space between; none when it has other letters than English ones. */
    List<String> of(String word) {
        List<String> known = dictionary.get(word);
        if (known != null) {
            return known;
        }
        return word.matches("[a-z']{1,40}") && word.matches(".*[a-z].*") ? byRules(word) : List.of();
    }

    private List<String> byRules(String word) {
        lock.lock();
        try {
            var phones = new ArrayList<String>();
            for (String phone : rules.getPhones(word.replace("'", ""), null)) {
                // Vowels carry their stress as a digit.
                String plain = phone.replaceAll("\\d", "").toUpperCase(Locale.ROOT);
                phones.add(plain.equals("AX") ? "AH" : plain);
            }
            return phones.isEmpty() ? List.of() : List.of(String.join(" ", phones));
        } finally {
            lock.unlock();
        }
    }

    private static List<String> both(List<String> some, List<String> more) {
        var both = new ArrayList<>(some);
        both.addAll(more);
        return List.copyOf(both);
    }
}
