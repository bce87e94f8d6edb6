package dev.attendant.conversation.line;

/**
 * How long this caller's pauses are when they have not finished, learned in the talk: a moving average with a weight
 * of 0.9 for what was known before, as in LiveKit Agents' adaptive endpointing.
 */
final class CallerPauses {

    private static final double KEPT = 0.9;
    /** Shorter ones are stops between sounds, not pauses between words. */
    static final int SHORTEST_FRAMES = 8;
    /** A pause that is so much longer than this caller's average is hardly one of theirs. */
    private static final double MARGIN = 1.5;

    private final int usualFrames;
    private double average;

    /** @param usualFrames the silence that ends the turn of a caller of whom nothing is known */
    CallerPauses(int usualFrames) {
        this.usualFrames = usualFrames;
        average = usualFrames / MARGIN;
    }

    /** The caller went on after so much silence. */
    void wentOnAfter(int frames) {
        if (frames >= SHORTEST_FRAMES) {
            // what is longer than the average is learned faster: to cut a caller off is worse than to wait
            double kept = frames > average ? KEPT * KEPT * KEPT : KEPT;
            average = kept * average + (1 - kept) * frames;
        }
    }

    /** The silence that ends this caller's turn when their words do not tell. Never much less than the usual. */
    int endFrames() {
        return (int) Math.max(0.75 * usualFrames, MARGIN * average);
    }
}
