package dev.attendant.conversation.hearing;

/**
 * What the fine structure of the spectrum tells of tones and music: lines that stay where they are, and how much of
 * the power is in the two strongest. A voice's harmonics move with its pitch within a few frames; those of an
 * instrument or a tone do not.
 */
final class SpectralLines {

    static final int FIRST_BIN = 6;
    static final int END_BIN = 122;

    static final int BINS = END_BIN - FIRST_BIN;
    private static final int AROUND = 6;
    private static final int PAST = 4;
    /** A Hann window's main lobe reaches two bins to either side of its line. */
    private static final int LOBE = 2;

    /** How much of the power is in the two strongest lines, 0 to 1. */
    float share;
    /** How like the lines are to those two and four frames ago, -1 to 1. */
    float likeness2;
    float likeness4;
    /** How far the lines stand out: of noise 0.5, of tones 1 and more. */
    float contrast;

    private final float[][] past = new float[PAST + 1][BINS];
    private final float[] norms = new float[PAST + 1];
    private int now;

    /** @param amplitude room for {@link #BINS} */
    void next(float[] power, float[] amplitude) {
        now = now + 1 == past.length ? 0 : now + 1;
        share = share(power);
        float[] lines = past[now];
        float sum = whiten(power, amplitude, lines);
        norms[now] = sum;
        contrast = (float) Math.sqrt(sum / BINS);
        likeness2 = likeness(2);
        likeness4 = likeness(PAST);
    }

    /** Each amplitude over the mean of those around it. */
    private static float whiten(float[] power, float[] amplitude, float[] lines) {
        float sum = 0;
        for (int i = 0; i < BINS; i++) {
            amplitude[i] = (float) Math.sqrt(power[FIRST_BIN + i]);
        }
        for (int i = -AROUND; i <= AROUND; i++) {
            sum += amplitude[Math.max(0, i)];
        }
        float squares = 0;
        for (int i = 0; i < BINS; i++) {
            float line = (2 * AROUND + 1) * amplitude[i] / (sum + 1e-6f) - 1;
            lines[i] = line;
            squares += line * line;
            sum += amplitude[Math.min(BINS - 1, i + AROUND + 1)] - amplitude[Math.max(0, i - AROUND)];
        }
        return squares;
    }

    private float likeness(int ago) {
        int then = (now + past.length - ago) % past.length;
        float[] lines = past[now];
        float[] before = past[then];
        float even = 0;
        float odd = 0;
        for (int i = 0; i < BINS; i += 2) {
            even += lines[i] * before[i];
            odd += lines[i + 1] * before[i + 1];
        }
        return (float) ((even + odd) / Math.sqrt(norms[now] * norms[then] + 1e-9f));
    }

    private static float share(float[] power) {
        int first = FIRST_BIN;
        float total = 1e-9f;
        for (int bin = FIRST_BIN; bin < END_BIN; bin++) {
            total += power[bin];
            if (power[bin] > power[first]) {
                first = bin;
            }
        }
        int second = -1;
        float most = -1;
        for (int bin = FIRST_BIN; bin < END_BIN; bin++) {
            if (power[bin] > most && Math.abs(bin - first) > LOBE) {
                most = power[bin];
                second = bin;
            }
        }
        float peaks = 0;
        for (int bin = Math.max(FIRST_BIN, first - LOBE); bin < Math.min(END_BIN, first + LOBE + 1); bin++) {
            peaks += power[bin];
        }
        for (int bin = Math.max(FIRST_BIN, second - LOBE); bin < Math.min(END_BIN, second + LOBE + 1); bin++) {
            peaks += Math.abs(bin - first) > LOBE ? power[bin] : 0;
        }
        return peaks / total;
    }
}
