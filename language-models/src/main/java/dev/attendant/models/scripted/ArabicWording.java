package dev.attendant.models.scripted;

import java.util.List;

/** Arabic is written with or without vowel marks, with several alefs, and with its article joined on. */
final class ArabicWording implements Wording {

    @Override
    public List<String> words(String token) {
        String word = token.replaceAll("[\\p{M}\u0640']", "")
                .replaceAll("[\u0623\u0625\u0622\u0671]", "\u0627")
                .replace('\u0649', '\u064a')
                .replace('\u0629', '\u0647');
        if (word.isEmpty()) {
            return List.of();
        }
        boolean article = word.startsWith("\u0627\u0644") && word.length() > 4;
        return List.of(article ? word.substring(2) : word);
    }
}
