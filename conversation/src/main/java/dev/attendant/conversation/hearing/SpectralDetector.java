package dev.attendant.conversation.hearing;

/**
 * Attendant's own detector, at 8 and 16 kHz: the {@link SpeechFeatures}, weighed by a {@link Perceptron} that was
 * trained on synthetic voices in noise ({@code attendant bench vad --train}). Speech begins when the smoothed log
 * odds are well for it, and ends when they are against it.
 *
 * <p>While the attendant talks, what is much softer than that is its echo (a telephone's echo is at least 24 dB
 * down; ITU-T G.131 and G.168 ask for more), whatever it sounds like.
 */
public final class SpectralDetector implements VoiceActivityDetector {

    private static final Perceptron WEIGHTS = Perceptron.read(SpectralDetector.class, "speech-weights.txt");

    private static final float MOST_ODDS = 6;
    private static final float RATE = 0.8f;
    private static final float ON = 0.2f;
    private static final float OFF = -0.4f;

    private static final float ECHO_LOSS = 24;
    /** In dB a frame: an echo comes up to 300 ms late, and is soft by then. */
    private static final float ECHO_FADE = 1;
    private static final float SILENCE = -100;

    private final SpeechFeatures features;
    private final float[] values = new float[SpeechFeatures.COUNT];
    private float odds = -MOST_ODDS;
    private boolean speech;

    private float attendantLevel = SILENCE;
    private float callerPeak = SILENCE;

    public SpectralDetector(int sampleRate) {
        features = new SpeechFeatures(sampleRate);
    }

    @Override
    public boolean isSpeech(short[] frame) {
        features.next(frame, values);
        float now = Math.clamp(WEIGHTS.of(values), -MOST_ODDS, MOST_ODDS);
        odds += RATE * (now - odds);
        speech = odds > (speech ? OFF : ON);
        return !isEcho() && speech;
    }

    @Override
    public void attendantSays(short[] frame) {
        long energy = 0;
        for (short sample : frame) {
            energy += sample * sample;
        }
        float level = energy == 0 ? SILENCE
                : (float) (10 * Math.log10((double) energy / frame.length / (32768.0 * 32768.0)));
        attendantLevel = Math.max(level, attendantLevel - ECHO_FADE);
    }

    private boolean isEcho() {
        // A caller's peaks fade by 1.5 dB a frame, so that the soft ends of their words are theirs too.
        callerPeak = Math.max(features.level(), callerPeak - 1.5f);
        return callerPeak < attendantLevel - ECHO_LOSS;
    }
}
