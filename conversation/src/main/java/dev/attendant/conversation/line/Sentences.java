package dev.attendant.conversation.line;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text that is still being written into pieces that can be spoken: sentences, and parts of very long
 * ones. The sooner a piece is complete, the sooner the caller hears it.
 */
public final class Sentences {

    private static final String ENDS = ".!?…。！？؟";
    private static final String PAUSES = ",;:،؛、，";
    /** A pause ends a piece that is at least this long, so that a long first sentence does not hold up the voice. */
    private static final int LONG = 90;
    /** A piece is cut at a space when it is this long. */
    private static final int TOO_LONG = 240;

    private static final List<String> ABBREVIATIONS =
            List.of("mr.", "mrs.", "ms.", "dr.", "st.", "no.", "e.g.", "i.e.", "a.m.", "p.m.", "approx.");

    private final StringBuilder pending = new StringBuilder();

    /** All pieces of a complete text. */
    public static List<String> of(String text) {
        Sentences sentences = new Sentences();
        List<String> pieces = sentences.add(text);
        String rest = sentences.rest();
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    /** Adds text; returns the pieces that are complete now. */
    List<String> add(String text) {
        pending.append(text);
        List<String> pieces = new ArrayList<>();
        int end;
        while ((end = end()) > 0) {
            String piece = pending.substring(0, end).strip();
            pending.delete(0, end);
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    /** What is left when nothing more is written. */
    String rest() {
        String rest = pending.toString().strip();
        pending.setLength(0);
        return rest;
    }

    /** Where the first complete piece ends; 0 when none is. */
    private int end() {
        for (int i = 0; i + 1 < pending.length(); i++) {
            // a sign ends a piece only when a space follows: "3.50", "example.com"
            if (!Character.isWhitespace(pending.charAt(i + 1))) {
                continue;
            }
            char c = pending.charAt(i);
            if (ENDS.indexOf(c) >= 0 && !endsInAbbreviation(i + 1)
                    || PAUSES.indexOf(c) >= 0 && i >= LONG
                    || i >= TOO_LONG) {
                return i + 1;
            }
        }
        return 0;
    }

    private boolean endsInAbbreviation(int end) {
        int start = end;
        while (start > 0 && !Character.isWhitespace(pending.charAt(start - 1))) {
            start--;
        }
        String word = pending.substring(start, end);
        return ABBREVIATIONS.contains(word.toLowerCase(java.util.Locale.ROOT))
                || word.length() == 2 && Character.isUpperCase(word.charAt(0)) && word.charAt(1) == '.';
    }
}
