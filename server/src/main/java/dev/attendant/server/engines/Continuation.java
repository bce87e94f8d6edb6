package dev.attendant.server.engines;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins a second engine's words to those that the first gave out before it failed. A model that is asked to go on often
 * begins with words that were there already, with all of them or with the last few: these are dropped. Until it is
 * known whether they are, nothing is given out. Case and punctuation do not matter.
 */
final class Continuation {

    private final String given;
    private final String letters;
    /** Where in the letters the words begin. */
    private final List<Integer> starts = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private boolean joined;

    /** @param given what was given out; empty when nothing was, and then nothing is held back */
    Continuation(String given) {
        this.given = given;
        StringBuilder read = new StringBuilder();
        boolean inWord = false;
        for (int i = 0; i < given.length(); i++) {
            boolean letter = Character.isLetterOrDigit(given.charAt(i));
            if (letter && !inWord) {
                starts.add(read.length());
            }
            if (letter) {
                read.append(Character.toLowerCase(given.charAt(i)));
            }
            // an apostrophe is inside of its word
            inWord = letter || inWord && !Character.isWhitespace(given.charAt(i));
        }
        letters = read.toString();
        joined = letters.isEmpty();
    }

    /** What of these words is to be given out now; what is held back at the end was said before. */
    String add(String words) {
        if (joined) {
            return words;
        }
        pending.append(words);
        String said = letters(pending);
        boolean undecided = said.isEmpty() || starts.stream().anyMatch(start -> letters.startsWith(said, start));
        if (undecided) {
            return "";
        }
        joined = true;
        return starts.stream().filter(start -> repeats(said, start)).findFirst()
                .map(start -> after(letters.length() - start))
                .orElseGet(() -> separated(pending.toString()));
    }

    private boolean repeats(String said, int start) {
        int count = letters.length() - start;
        return said.startsWith(letters.substring(start)) && endsWord(count);
    }

    /** Whether a word of the new ones ends after so many letters. */
    private boolean endsWord(int count) {
        int at = position(count);
        return at == pending.length() || !Character.isLetterOrDigit(pending.charAt(at));
    }

    /** What comes after so many letters, with the punctuation that was given out left out. */
    private String after(int count) {
        int at = position(count);
        boolean closed = !given.isEmpty() && !Character.isLetterOrDigit(given.charAt(given.length() - 1));
        while (closed && at < pending.length() && !Character.isLetterOrDigit(pending.charAt(at))
                && !Character.isWhitespace(pending.charAt(at))) {
            at++;
        }
        return separated(pending.substring(at));
    }

    private int position(int count) {
        int at = 0;
        for (int letters = 0; letters < count; at++) {
            letters += Character.isLetterOrDigit(pending.charAt(at)) ? 1 : 0;
        }
        return at;
    }

    /** Words are spoken by their spaces, and the break may have come before one. */
    private String separated(String words) {
        if (words.isEmpty()) {
            return words;
        }
        boolean spaceBefore = Character.isWhitespace(given.charAt(given.length() - 1));
        if (spaceBefore) {
            return words.stripLeading();
        }
        return Character.isLetterOrDigit(words.charAt(0)) ? " " + words : words;
    }

    private static String letters(CharSequence text) {
        StringBuilder letters = new StringBuilder();
        text.chars().filter(Character::isLetterOrDigit).map(Character::toLowerCase)
                .forEach(c -> letters.append((char) c));
        return letters.toString();
    }
}
