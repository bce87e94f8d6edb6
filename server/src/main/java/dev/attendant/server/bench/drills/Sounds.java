package dev.attendant.server.bench.drills;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * What the attendant's sentences are to a caller who hears but tones: each kind has its pitch, and a second voice is
 * 100 Hz higher.
 */
enum Sounds {
    ANSWER(600),
    /** After it the caller speaks. */
    QUESTION(800),
    /** After it the caller says the same again. */
    AGAIN(1000),
    FILLER(1200),
    HOLD(1400),
    STORY(1600),
    HANDOVER(1800),
    APOLOGY(2000),
    MENU(2200),
    /** After it the caller presses a digit. */
    WHICH_DIGIT(2400);

    static final int SECOND_VOICE = 100;

    private final int hertz;

    Sounds(int hertz) {
        this.hertz = hertz;
    }

    int hertz() {
        return hertz;
    }

    static Sounds of(String text) {
        if (text.contains("story")) {
            return STORY;
        } else if (text.contains("went wrong")) {
            return APOLOGY;
        } else if (text.contains("connect you")) {
            return HANDOVER;
        } else if (text.contains("press 0")) {
            return WHICH_DIGIT;
        } else if (text.contains("press") || text.contains("hear you well")) {
            return MENU;
        } else if (text.contains("again")) {
            return AGAIN;
        } else if (text.startsWith("One moment")) {
            return HOLD;
        } else if (text.startsWith("Let me see") || text.startsWith("Just a second")) {
            return FILLER;
        }
        return text.endsWith("?") ? QUESTION : ANSWER;
    }

    static Sounds nearest(double heard) {
        return Arrays.stream(values())
                .min(Comparator.comparingDouble(each -> Math.abs(each.hertz + SECOND_VOICE / 2 - heard)))
                .orElseThrow();
    }

    boolean isSecondVoice(double heard) {
        return heard > hertz + SECOND_VOICE / 2;
    }

    String title() {
        return switch (this) {
            case QUESTION -> "question";
            case WHICH_DIGIT -> "which digit";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }
}
