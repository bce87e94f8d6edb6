package dev.attendant.speech.elevenlabs;

import dev.attendant.speech.service.Sound;

/**
 * Tells the ends of words by the times of a text's characters, which come one after the other. As soon as they are not
 * those of the text, nothing more is told.
 */
final class CharacterTimes {

    private final String text;
    private int at;
    private double end;
    private boolean inWord;
    private boolean lost;

    CharacterTimes(String text) {
        this.text = text;
    }

    void add(String character, double seconds, Sound sound) {
        boolean space = character.isBlank();
        if (lost || character.isEmpty()) {
            return;
        }
        if (space && inWord) {
            end(sound);
        }
        if (!text.startsWith(character, at)) {
            // a blank at the end or instead of a line's end is the vendor's own
            lost = !space;
            at += space && at < text.length() && Character.isWhitespace(text.charAt(at)) ? 1 : 0;
            return;
        }
        at += character.length();
        end = seconds;
        inWord = !space;
    }

    /** The word that was begun is whole. */
    void end(Sound sound) {
        if (inWord && !lost) {
            sound.spoken(at, end);
            inWord = false;
        }
    }
}
