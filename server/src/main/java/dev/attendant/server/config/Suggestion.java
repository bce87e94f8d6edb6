package dev.attendant.server.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What an operator probably meant. */
final class Suggestion {

    private Suggestion() {}

    /** {@code " – did you mean port?"}, or empty when nothing known is near. */
    static String of(String written, Collection<String> known) {
        String plain = plain(written);
        return known.stream()
                .filter(k -> distance(plain, plain(k)) <= Math.max(1, Math.min(written.length(), k.length()) / 3))
                .min(Comparator.comparingInt(k -> distance(plain, plain(k))))
                .map(k -> " – did you mean " + k + "?")
                .orElse("");
    }

    private static String plain(String word) {
        return word.substring(0, Math.min(word.length(), 100)).toLowerCase(Locale.ROOT).replaceAll("[_ -]", "");
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
