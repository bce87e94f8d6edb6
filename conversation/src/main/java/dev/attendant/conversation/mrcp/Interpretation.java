package dev.attendant.conversation.mrcp;

/**
 * What a recogniser thinks that the caller said or pressed.
 *
 * @param words      what went in, as text: the words, or the keys
 * @param instance   what it means by the grammar; the text of it, without its elements
 * @param confidence 0 to 1; 1 when the server does not say
 * @param keys       whether they were keys of the telephone
 */
public record Interpretation(String words, String instance, double confidence, boolean keys) {

    /** Nothing was understood. */
    public boolean isEmpty() {
        return words.isEmpty() && instance.isEmpty();
    }

    /** The words, or what they mean where the server does not tell them. */
    public String text() {
        return words.isEmpty() ? instance : words;
    }

    /** The keys without the spaces that servers put between them. */
    public String digits() {
        return text().replaceAll("[^0-9*#A-Da-d]", "").toUpperCase(java.util.Locale.ROOT);
    }
}
