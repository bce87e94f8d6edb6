package dev.attendant.server.bench.turns;

import dev.attendant.testcalls.audio.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the caller of a measured talk says: tones that end from one sample to the next, which a voice never does, so
 * that its last sample is no matter of opinion. Each word is a tone, each phrase has its own pitch;
 * {@link TonesRecognizer} takes down the text.
 */
enum Phrase {

    HOURS(400, "when are you open."),
    TOPIC(500, "my internet connection"),
    YES(600, "yes"),
    /** What a listener says who does not want the floor, long enough to silence the attendant at first. */
    MURMUR(700, "mm-hm", 500),
    CALL_BACK(800, "please call me back."),
    DIGITS(900, "four one nine two seven");

    private static final int WORD_MILLIS = 300;
    /** Short enough to be no pause. */
    private static final int GAP_MILLIS = 60;
    private static final int DEVIATION_HERTZ = 40;
    /** As loud as people are on a telephone. */
    private static final double DBFS = -20;

    private final int hertz;
    private final List<String> words;
    private final int wordMillis;

    Phrase(int hertz, String text) {
        this(hertz, text, WORD_MILLIS);
    }

    Phrase(int hertz, String text, int wordMillis) {
        this.hertz = hertz;
        this.words = List.of(text.split(" "));
        this.wordMillis = wordMillis;
    }

    String text() {
        return String.join(" ", words);
    }

    /** As much of the text as so many words are. */
    String text(int count) {
        return String.join(" ", words.subList(0, Math.min(count, words.size())));
    }

    int words() {
        return words.size();
    }

    /** Which phrase has this pitch; none when no phrase is near. */
    static Optional<Phrase> at(double hertz) {
        return Arrays.stream(values()).filter(phrase -> Math.abs(phrase.hertz - hertz) <= DEVIATION_HERTZ).findFirst();
    }

    /** All of it, fluently. */
    short[] spoken(int sampleRate) {
        return spoken(sampleRate, GAP_MILLIS);
    }

    /** All of it, with pauses of such a length between the words; begins and ends with sound, in whole frames. */
    short[] spoken(int sampleRate, int pauseMillis) {
        int step = samples(wordMillis + pauseMillis, sampleRate);
        short[] all = new short[step * (words.size() - 1) + samples(wordMillis, sampleRate)];
        short[] word = Tone.sine(hertz, wordMillis, DBFS, sampleRate);
        for (int i = 0; i < words.size(); i++) {
            System.arraycopy(word, 0, all, i * step, word.length);
        }
        return all;
    }

    private static int samples(int millis, int sampleRate) {
        return sampleRate / 1000 * millis;
    }
}
