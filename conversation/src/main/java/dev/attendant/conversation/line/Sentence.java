package dev.attendant.conversation.line;

import dev.attendant.conversation.engine.Synthesizer;
import java.util.ArrayDeque;
import java.util.Arrays;

/** A sentence on its way to the caller: its audio as far as it is synthesised, and how far it was played. */
final class Sentence {

    /** How fast an average voice speaks, to guess the length of a sentence that is still being synthesised. */
    private static final int CHARACTERS_PER_SECOND = 15;
    /** Up to this (-36 dBFS) a sample before the first sound is an engine's noise; FreeTTS makes -46 dBFS. */
    private static final int LEAD_NOISE = 500;
    /** A first sound that is soft begins so long before it is louder than that. */
    private static final int ONSET_MILLIS = 20;
    /** No more than this is left out, whatever it sounds like. */
    private static final int LONGEST_LEAD_MILLIS = 400;

    private final String text;
    private final boolean aside;
    private final int sampleRate;
    /** How much silence before its first sound may still be left out, in samples. */
    private int lead;

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
        lead = first ? sampleRate / 1000 * LONGEST_LEAD_MILLIS : 0;
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
        short[] sounding = withoutLead(samples);
        if (sounding.length > 0) {
            waiting.add(sounding);
            received += sounding.length;
        }
    }

    private short[] withoutLead(short[] samples) {
        if (lead == 0) {
            return samples;
        }
        int most = Math.min(lead, samples.length);
        int sound = 0;
        while (sound < most && Math.abs(samples[sound]) <= LEAD_NOISE) {
            sound++;
        }
        boolean silent = sound == samples.length;
        int cut = silent ? sound : Math.max(0, sound - sampleRate / 1000 * ONSET_MILLIS);
        lead = silent ? lead - cut : 0;
        return Arrays.copyOfRange(samples, cut, samples.length);
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
