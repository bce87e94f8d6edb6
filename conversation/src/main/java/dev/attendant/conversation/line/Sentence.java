package dev.attendant.conversation.line;

import dev.attendant.conversation.engine.Synthesizer;
import java.util.ArrayDeque;
import java.util.Arrays;

/** A sentence on its way to the caller: its audio as far as it is synthesised, and how far it was played. */
final class Sentence {

    /** How fast an average voice speaks, to guess the length of a sentence that is still being synthesised. */
    private static final int CHARACTERS_PER_SECOND = 15;
    /** A sample up to this (-60 dBFS) is not heard. */
    private static final int SILENCE = 33;

    private final String text;
    private final boolean aside;
    private final int sampleRate;
    /** Whether the silence before its first sound is left out. */
    private boolean inLead;

    private final ArrayDeque<short[]> waiting = new ArrayDeque<>();
    private int offset;
    private long received;
    private long played;
    private boolean complete;
    private Synthesizer.Speaking speaking = () -> {};
    private boolean requested;

    /**
     * @param aside whether it is no part of the reply, such as "please hold"
     * @param first whether it begins what we say: engines put silence before a sentence (FreeTTS 0.2 s), which
     *              is a pause between two, but before the first only makes the caller wait
     */
    Sentence(String text, boolean aside, boolean first, int sampleRate) {
        this.text = text;
        this.aside = aside;
        this.sampleRate = sampleRate;
        inLead = first;
    }

    String text() {
        return text;
    }

    boolean isAside() {
        return aside;
    }

    boolean isRequested() {
        return requested;
    }

    void requested(Synthesizer.Speaking speaking) {
        this.requested = true;
        this.speaking = speaking;
    }

    void add(short[] samples) {
        short[] sounding = inLead ? withoutLead(samples) : samples;
        if (sounding.length > 0) {
            inLead = false;
            waiting.add(sounding);
            received += sounding.length;
        }
    }

    private static short[] withoutLead(short[] samples) {
        for (int i = 0; i < samples.length; i++) {
            if (Math.abs(samples[i]) > SILENCE) {
                return Arrays.copyOfRange(samples, i, samples.length);
            }
        }
        return new short[0];
    }

    void complete() {
        complete = true;
    }

    void cancel() {
        if (!complete) {
            speaking.cancel();
        }
        waiting.clear();
    }

    boolean isPlayed() {
        return complete && waiting.isEmpty();
    }

    /** Moves audio into the frame from a position on; returns the position up to which it was filled. */
    int play(short[] frame, int from) {
        int position = from;
        while (position < frame.length && !waiting.isEmpty()) {
            short[] samples = waiting.peek();
            int count = Math.min(frame.length - position, samples.length - offset);
            System.arraycopy(samples, offset, frame, position, count);
            position += count;
            offset += count;
            if (offset == samples.length) {
                waiting.remove();
                offset = 0;
            }
        }
        played += position - from;
        return position;
    }

    /** The words that were played, by the share of the audio that was. */
    String heard() {
        if (complete && played == received) {
            return text;
        }
        long length = complete ? received : Math.max(received, (long) text.length() * sampleRate / CHARACTERS_PER_SECOND);
        int end = length == 0 ? 0 : (int) (text.length() * played / length);
        while (end > 0 && end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        return text.substring(0, end).strip();
    }
}
