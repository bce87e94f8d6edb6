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

    /** Changes of a letter from one to the other; two letters swapped are one (Damerau, optimal alignment). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
