package dev.attendant.conversation.hearing;

import java.util.Arrays;

/**
 * What the literature tells speech by, of each frame and its recent past: how far bands stand out of an adaptive
 * noise floor (the log likelihood ratio of J. Sohn, N. S. Kim and W. Sung, "A statistical model-based voice activity
 * detection", IEEE SPL 6, 1999, in decibels), periodicity, spectral flatness, lines that do not move, and how loud
 * the frame is beside the loudest of the last while (a caller is nearer than the room). All are scaled to about
 * -5 to 5.
 *
 * <p>For one call; without garbage.
 */
public final class SpeechFeatures {

    /** How many there are. */
    public static final int COUNT = 28;

    /** First bins of the bands, 31.25 Hz each; telephone band, wider to the top, as critical bands are. */
    private static final int[] EDGES = {6, 9, 12, 15, 18, 22, 26, 31, 37, 44, 52, 62, 74, 88, 104, 122};
    private static final int BANDS = EDGES.length - 1;
    private static final int END_LOW = 8;
    private static final int FIRST_HIGH = 9;
    private static final int STRONGEST = 4;
    private static final float MOST_SNR = 25;

    private static final float PEAK_RISE = 0.1f;
    private static final float PEAK_FALL_A_FRAME = 0.02f;

    private final int sampleRate;
    private final Spectrum spectrum;
    private final NoiseFloor floor = new NoiseFloor(BANDS);
    private final SpectralLines lines = new SpectralLines();
    private final float[] levels = new float[BANDS];
    private final float[] strongest = new float[STRONGEST];

    private final Trail likelihood = new Trail();
    private final Trail strong = new Trail();
    private final Trail ratio = new Trail();
    private final Trail voiced = new Trail();
    private final Trail foreground = new Trail();
    private float usual;
    private float smoothedLevel = -60;
    private float peakLevel = -60;
    private float steady2;
    private float steady4;
    private float tonality;
    private float level;

    public SpeechFeatures(int sampleRate) {
        this.sampleRate = sampleRate;
        spectrum = new Spectrum(sampleRate);
    }

    /** The level of the frame in the telephone band, in dBFS. */
    float level() {
        return level;
    }

    /** Writes the features of the call's next frame. */
    public void next(short[] frame, float[] features) {
        Workspace work = Workspace.of(sampleRate);
        float[] power = spectrum.next(frame, work);
        float sum = 0;
        float logs = 0;
        for (int band = 0; band < BANDS; band++) {
            float energy = 1e-9f;
            for (int bin = EDGES[band]; bin < EDGES[band + 1]; bin++) {
                energy += power[bin];
            }
            sum += energy;
            levels[band] = decibels(energy);
            logs += levels[band];
        }
        level = decibels(sum);
        float[] noise = floor.next(levels);
        lines.next(power, work.amplitude);
        float periodic = work.periodicity.of(power);

        float all = 0;
        float low = 0;
        float high = 0;
        float noiseSum = 0;
        Arrays.fill(strongest, 0);
        for (int band = 0; band < BANDS; band++) {
            float snr = Math.clamp(levels[band] - noise[band], 0, MOST_SNR);
            noiseSum = Math.max(noiseSum, noise[band]);
            all += snr;
            low += band >= 1 && band < END_LOW ? snr : 0;
            high += band >= FIRST_HIGH ? snr : 0;
            keepStrongest(snr);
        }
        float strong4 = (strongest[0] + strongest[1] + strongest[2] + strongest[3]) / STRONGEST;
        all /= BANDS;
        low /= END_LOW - 1;
        high /= BANDS - FIRST_HIGH;
        likelihood.add(Math.min(all, 12) / 4);
        strong.add(Math.min(strong4, 15) / 5);
        ratio.add(Math.clamp(level - noiseSum, -5, 15) / 5);
        voiced.add(Math.clamp((periodic - 0.4f) / 0.4f, 0, 1) * Math.clamp(strong4 - 4, 0, 12) / 12);
        foreground.add(foreground());
        usual += 0.01f * (Math.min(all, 12) / 4 - usual);
        float tonal = Math.clamp((lines.share - 0.85f) / 0.12f, 0, 1);
        steady2 += 0.1f * (lines.likeness2 - steady2);
        steady4 += 0.1f * (lines.likeness4 - steady4);
        tonality += 0.1f * (tonal - tonality);

        int i = 0;
        i = write(likelihood, features, i);
        i = write(strong, features, i);
        i = write(ratio, features, i);
        i = write(voiced, features, i);
        i = write(foreground, features, i);
        features[i++] = Math.min(low, 12) / 4;
        features[i++] = Math.min(high, 12) / 4;
        features[i++] = periodic;
        features[i++] = Math.clamp(level, -60, -30) / 10 + 4;
        features[i++] = usual;
        features[i++] = lines.likeness2;
        features[i++] = lines.likeness4;
        features[i++] = steady2;
        features[i++] = steady4;
        features[i++] = tonal;
        features[i++] = tonality;
        features[i++] = lines.contrast;
        features[i] = Math.clamp(logs / BANDS - level, -25, 0) / 5 + 2;
    }

    private static int write(Trail trail, float[] features, int at) {
        features[at] = trail.shortMean;
        features[at + 1] = trail.longMean;
        features[at + 2] = trail.peak;
        return at + 3;
    }

    /** How loud beside the loudest of the last while, which is forgotten by a decibel a second. */
    private float foreground() {
        smoothedLevel += 0.3f * (level - smoothedLevel);
        peakLevel = smoothedLevel > peakLevel
                ? peakLevel + PEAK_RISE * (smoothedLevel - peakLevel)
                : peakLevel - PEAK_FALL_A_FRAME;
        return Math.clamp(level - peakLevel, -25, 5) / 5;
    }

    private void keepStrongest(float snr) {
        float left = snr;
        for (int i = 0; i < STRONGEST; i++) {
            float more = Math.max(left, strongest[i]);
            left = Math.min(left, strongest[i]);
            strongest[i] = more;
        }
    }

    private static float decibels(float power) {
        return (float) (10 / Math.log(10) * Math.log(power));
    }
}
