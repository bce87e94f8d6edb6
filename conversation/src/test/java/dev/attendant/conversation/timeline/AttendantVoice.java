package dev.attendant.conversation.timeline;

import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.engine.Synthesizer;
import java.util.HashSet;
import java.util.Set;

/**
 * A voice of which one can tell from the samples what it says: 60 ms for a character, loud or soft by which character
 * it is, and silence for a space and at the end of each sentence.
 */
public final class AttendantVoice implements Synthesizer {

    /** How long a character lasts: 60 ms, so that "Hello." is 0.36 s. */
    public static final int FRAMES_PER_CHARACTER = 3;
    private static final int LEAST = 8000;
    private static final int STEP = 8;
    private static final int HALF_WAVE = 8;

    private final Axis axis;
    /** How many frames a sentence takes to its first sample. */
    public int frames = 2;
    /** How many sentences were asked for. */
    public int asked;
    public boolean fails;
    /** Sentences of which nothing ever comes. */
    public final Set<String> stalled = new HashSet<>();
    /** Sentences that were spoken before, and still are when it fails. */
    public final Set<String> remembered = new HashSet<>();

    public AttendantVoice(Axis axis) {
        this.axis = axis;
    }

    @Override
    public Speaking speak(Speech speech, Listener listener) {
        asked++;
        boolean[] cancelled = new boolean[1];
        axis.in(frames, () -> {
            if (cancelled[0] || stalled.contains(speech.text())) {
                return;
            }
            if (fails && !remembered.contains(speech.text())) {
                listener.failed("voice is down");
            } else {
                listener.audio(samples(speech.text() + " "));
                listener.done();
            }
        });
        return () -> cancelled[0] = true;
    }

    private static short[] samples(String text) {
        int length = FRAMES_PER_CHARACTER * Frame.samples(CallerVoice.RATE);
        short[] samples = new short[text.length() * length];
        for (int i = 0; i < samples.length; i++) {
            char character = text.charAt(i / length);
            int level = character == ' ' ? 0 : LEAST + STEP * character;
            samples[i] = (short) (i / HALF_WAVE % 2 == 0 ? level : -level);
        }
        return samples;
    }

    /** Which character is heard in a frame; a space for silence. */
    public static char character(short[] frame) {
        int level = Math.abs(frame[frame.length / 2]);
        return level == 0 ? ' ' : (char) ((level - LEAST) / STEP);
    }

    @Override
    public void close() {}
}
