package dev.attendant.conversation.hearing;

/** A feature's recent past: its mean over about three and about eight frames, and its peak of the last eight. */
final class Trail {

    private static final int FRAMES = 9;

    float shortMean;
    float longMean;
    float peak;

    private final float[] recent = new float[FRAMES];
    private float smoothed;
    private int at;

    void add(float value) {
        shortMean += 0.3f * (value - shortMean);
        longMean += 0.12f * (value - longMean);
        smoothed += 0.5f * (value - smoothed);
        recent[at] = smoothed;
        at = at + 1 == FRAMES ? 0 : at + 1;
        peak = recent[0];
        for (int i = 1; i < FRAMES; i++) {
            peak = Math.max(peak, recent[i]);
        }
    }
}
