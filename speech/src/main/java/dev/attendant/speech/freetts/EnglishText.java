package dev.attendant.speech.freetts;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes of any text what FreeTTS can read: ASCII, in sentences of bounded length. */
final class EnglishText {

    /** FreeTTS takes a sentence whole, and its time grows faster than the length. */
    private static final int LONGEST_SENTENCE = 300;

    private EnglishText() {}

    /** Whether there is anything in it that a voice would say. */
    static boolean isSpeakable(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** Accents fall off, typographers' signs become plain ones, other letters become spaces. */
    static String ascii(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[\u2018\u2019]", "'")
                .replaceAll("[\u201c\u201d]", "\"")
                .replaceAll("[\u2010-\u2015]", "-")
                .replace("\u00df", "ss").replace("\u00f8", "o").replace("\u00e6", "ae").replace("\u0111", "d")
                .replace("\u20ac", " euros ").replace("\u00a3", " pounds ");
        return plain.replaceAll("[^\\x20-\\x7e]+", " ").trim();
    }

    /** Sentences, the long ones cut between words; those that hold nothing to say are left out. */
    static List<String> sentences(String ascii) {
        var sentences = new ArrayList<String>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.US);
        breaks.setText(ascii);
        for (int from = breaks.first(), to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String rest = ascii.substring(from, to).trim();
            while (rest.length() > LONGEST_SENTENCE) {
                int space = rest.lastIndexOf(' ', LONGEST_SENTENCE);
                int cut = space > 0 ? space : LONGEST_SENTENCE;
                add(sentences, rest.substring(0, cut));
                rest = rest.substring(cut).trim();
            }
            add(sentences, rest);
        }
        return sentences;
    }

    private static void add(List<String> sentences, String sentence) {
        if (isSpeakable(sentence)) {
            sentences.add(sentence);
        }
    }
}
