package dev.attendant.conversation.line;

/**
 * Tells speech from silence in one call's audio, frame by frame: a frame is speech when its level stands out
 * of the noise floor. The floor is the least level of the last three seconds (minimum statistics, R. Martin,
 * "Noise power spectral density estimation based on optimal smoothing and minimum statistics", 2001, on the
 * whole band): speech has gaps, so its minimum is the noise; noise that sets in is learned within that time.
 *
 * <p>Not thread-safe; belongs to the call's event loop.
 */
final class VoiceActivity {

    /** A talk begins well above the noise and lasts until close to it. */
    private static final double ON_DB = 12;

    private static final double OFF_DB = 7;
    /** Below this nothing is speech, however quiet the line; a soft voice on a phone is at about -40 dBFS. */
    private static final double LEAST_DBFS = -52;
    /** A floor above this would leave no room for a voice. */
    private static final double HIGHEST_FLOOR_DBFS = -30;

    private static final int WINDOWS = 6;
    private static final int WINDOW_FRAMES = 25;

    private final double[] minima = new double[WINDOWS];
    private int window;
    private int framesInWindow;
    private double smoothed = LEAST_DBFS;
    private double highPassInput;
    private double highPassOutput;
    private boolean speech;

    VoiceActivity() {
        java.util.Arrays.fill(minima, Double.POSITIVE_INFINITY);
        minima[0] = LEAST_DBFS - ON_DB;
    }

    /** Whether the frame is speech. */
    boolean isSpeech(short[] frame) {
        double level = level(frame);
        smoothed += 0.4 * (level - smoothed);
        track(smoothed);
        double floor = floor();
        double threshold = Math.max(LEAST_DBFS, floor + (speech ? OFF_DB : ON_DB));
        speech = level > threshold;
        return speech;
    }

    private double floor() {
        double least = Double.POSITIVE_INFINITY;
        for (double minimum : minima) {
            least = Math.min(least, minimum);
        }
        return Math.min(least, HIGHEST_FLOOR_DBFS);
    }

    private void track(double level) {
        if (++framesInWindow > WINDOW_FRAMES) {
            framesInWindow = 1;
            window = (window + 1) % WINDOWS;
            minima[window] = level;
        } else {
            minima[window] = Math.min(minima[window], level);
        }
    }

    /** In dBFS, without DC and most of the mains hum, which are no voice. */
    private double level(short[] frame) {
        double sum = 0;
        for (short sample : frame) {
            highPassOutput = sample - highPassInput + 0.93 * highPassOutput;
            highPassInput = sample;
            sum += highPassOutput * highPassOutput;
        }
        double meanSquare = sum / frame.length / (32768.0 * 32768.0);
        return meanSquare < 1e-10 ? -100 : 10 * Math.log10(meanSquare);
    }
}
