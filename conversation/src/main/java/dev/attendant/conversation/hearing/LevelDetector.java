package dev.attendant.conversation.hearing;

import java.util.Arrays;

/**
 * The yardstick for detectors of speech: a frame is speech when the level of the whole band stands out of its least
 * of the last three seconds by 12 dB, and until it does by less than 7 dB. Any sound is speech to it, also a tone: good
 * for tests of turn-taking, whose callers need no voice, and on lines without any noise.
 */
public final class LevelDetector implements VoiceActivityDetector {

    private static final double ON_DB = 12;
    private static final double OFF_DB = 7;
    private static final double LEAST_DBFS = -52;
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
    private final EchoGate echo = new EchoGate();

    public LevelDetector() {
        Arrays.fill(minima, Double.POSITIVE_INFINITY);
        minima[0] = LEAST_DBFS - ON_DB;
    }

    @Override
    public boolean isSpeech(short[] frame) {
        double level = level(frame);
        smoothed += 0.4 * (level - smoothed);
        track(smoothed);
        double floor = Math.min(Arrays.stream(minima).min().orElseThrow(), HIGHEST_FLOOR_DBFS);
        speech = level > Math.max(LEAST_DBFS, floor + (speech ? OFF_DB : ON_DB));
        return speech && !echo.mayBeEcho(frame);
    }

    @Override
    public void attendantSays(short[] frame) {
        echo.played(frame, !isSilent(frame));
    }

    private static boolean isSilent(short[] frame) {
        for (short sample : frame) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
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
