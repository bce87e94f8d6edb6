package dev.attendant.conversation.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a text that is still being written into pieces that can be spoken: sentences, and parts of very long
 * ones. The sooner a piece is complete, the sooner the caller hears it. A new line ends a piece, too.
 *
 * <p>{@code <notice>This call is recorded.</notice>} is heard to its end, whatever the caller says.
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

    private static final String NOTICE = "<notice>";
    private static final String NOTICE_ENDS = "</notice>";

    /** @param notice whether it must be heard to its end */
    public record Piece(String text, boolean notice) {}

    private final StringBuilder pending = new StringBuilder();
    private boolean notice;

    /** What is spoken of a complete text, piece by piece. */
    public static List<String> of(String text) {
        return pieces(text).stream().map(Piece::text).toList();
    }

    /** The words of a text, without the marks of notices. */
    public static String plain(String text) {
        return text.replace(NOTICE, " ").replace(NOTICE_ENDS, " ").replaceAll("\\s+", " ").strip();
    }

    /** All pieces of a complete text. */
    static List<Piece> pieces(String text) {
        Sentences sentences = new Sentences();
        List<Piece> pieces = sentences.add(text);
        sentences.rest().ifPresent(pieces::add);
        return pieces;
    }

    /** Adds text; returns the pieces that are complete now. */
    public List<Piece> add(String text) {
        pending.append(text);
        List<Piece> pieces = new ArrayList<>();
        // a model may forget a mark, or write one twice
        for (int mark = mark(); mark >= 0; mark = mark()) {
            cut(mark, pieces);
            take(mark()).ifPresent(pieces::add);
            notice = pending.indexOf(NOTICE) == 0;
            pending.delete(0, notice ? NOTICE.length() : NOTICE_ENDS.length());
        }
        cut(pending.length(), pieces);
        return pieces;
    }

    /** Where the first mark begins; -1 when there is none. */
    private int mark() {
        int begins = pending.indexOf(NOTICE);
        int ends = pending.indexOf(NOTICE_ENDS);
        return begins < 0 || ends < 0 ? Math.max(begins, ends) : Math.min(begins, ends);
    }

    /** Whether what is written next must be heard to its end. */
    boolean isInNotice() {
        return notice;
    }

    private void cut(int limit, List<Piece> pieces) {
        int rest = limit;
        int end;
        while ((end = end(rest)) > 0) {
            take(end).ifPresent(pieces::add);
            rest -= end;
        }
    }

    private Optional<Piece> take(int length) {
        String piece = pending.substring(0, length).strip();
        pending.delete(0, length);
        return piece.isEmpty() ? Optional.empty() : Optional.of(new Piece(piece, notice));
    }

    /** What is left when nothing more is written. */
    public Optional<Piece> rest() {
        return take(pending.length());
    }

    /** Where the first complete piece ends, before a limit; 0 when none is. */
    private int end(int limit) {
        for (int i = 0; i + 1 < limit; i++) {
            // a sign ends a piece only when a space follows: "3.50", "example.com"
            if (!Character.isWhitespace(pending.charAt(i + 1))) {
                continue;
            }
            char c = pending.charAt(i);
            if (pending.charAt(i + 1) == '\n'
                    || ENDS.indexOf(c) >= 0 && !endsInAbbreviation(i + 1)
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
