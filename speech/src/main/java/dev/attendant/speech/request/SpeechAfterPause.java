package dev.attendant.speech.request;

/**
 * Whether the caller went on after a pause: whether frames are clearly louder than the silence that made it one. The
 * ear does not tell; it pauses again, or ends the utterance, and that may be because it has become too long.
 */
final class SpeechAfterPause {

    /** What the ear takes for a pause is 200 ms of silence. */
    private static final int SILENCE_FRAMES = 10;
    /** 10 dB over the loudest of it, and no less than the noise of a line. */
    private static final double CLEARLY = 3.2;
    private static final double LEAST = 150;
    /** 100 ms: what the ear takes for speech. */
    private static final int SPEECH_FRAMES = 5;

    private final double[] recent = new double[SILENCE_FRAMES];
    private int at;
    private boolean paused;
    private double threshold;
    private int loud;

    void frame(short[] samples) {
        double level = level(samples);
        if (paused && level > threshold) {
            loud++;
        }
        recent[at] = level;
        at = (at + 1) % SILENCE_FRAMES;
    }

    void pause() {
        paused = true;
        loud = 0;
        double loudest = 0;
        for (double level : recent) {
            loudest = Math.max(loudest, level);
        }
        threshold = Math.max(LEAST, CLEARLY * loudest);
    }

    /** Since the last {@link #pause}. */
    boolean wentOn() {
        return loud >= SPEECH_FRAMES;
    }

    private static double level(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
    }
}
