package dev.attendant.server.bench.turns;

/** Listens to a {@link Phrase}: counts its words and takes their pitch, sample by sample. For one thread. */
final class ToneWords {

    /** Below this a sample is silence: -44 dBFS. */
    private static final int AUDIBLE = 200;
    /** So much silence ends a word. */
    private static final int GAP_MILLIS = 20;
    /** A shorter sound is no word. */
    private static final int SHORTEST_WORD_MILLIS = 150;

    private final int sampleRate;
    private long samples;
    private long lastAudible = -1;
    private long wordBegan = -1;
    private boolean positive;
    private int crossings;
    private double hertz;
    private int words;

    ToneWords(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /** Some more of it. Returns whether a word has ended in it. */
    boolean hear(short[] more) {
        int before = words;
        for (short sample : more) {
            hear(sample);
        }
        return words > before;
    }

    private void hear(short sample) {
        samples++;
        if (Math.abs(sample) >= AUDIBLE) {
            if (wordBegan < 0) {
                wordBegan = samples;
                crossings = 0;
                positive = sample > 0;
            }
            lastAudible = samples;
            if (positive != sample > 0) {
                positive = sample > 0;
                crossings++;
            }
        } else if (wordBegan >= 0 && samples - lastAudible >= (long) GAP_MILLIS * sampleRate / 1000) {
            endWord();
        }
    }

    private void endWord() {
        long length = lastAudible - wordBegan + 1;
        if (length * 1000 >= (long) SHORTEST_WORD_MILLIS * sampleRate) {
            words++;
            hertz = crossings / 2.0 * sampleRate / length;
        }
        wordBegan = -1;
    }

    /** What has been said so far; empty when it is nothing that is known. */
    String text() {
        return words == 0 ? "" : Phrase.at(hertz).map(phrase -> phrase.text(words)).orElse("");
    }

    /** How much silence there has been since the last sound. */
    double silentMillis() {
        return (samples - Math.max(0, lastAudible)) * 1000.0 / sampleRate;
    }
}
