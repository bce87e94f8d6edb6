package dev.attendant.conversation.line;

import dev.attendant.conversation.engine.Synthesizer;
import java.util.ArrayDeque;
import java.util.Iterator;

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

    /** How far back the beginning of a word is looked for; what is gone back when it is not found. */
    private static final int LONGEST_WORD_MILLIS = 700;
    private static final int BACK_MILLIS = 300;

    private final Sentences.Piece piece;
    private final int sampleRate;
    /** How much silence before its first sound may still be left out, in samples. */
    private int lead;
    /** How much was left out. */
    private long leftOut;
    private final WordMarks marks = new WordMarks();

    private final ArrayDeque<short[]> waiting = new ArrayDeque<>();
    /** What was played last, to be gone back to. */
    private final ArrayDeque<short[]> spent = new ArrayDeque<>();
    private int spentSamples;
    private int offset;
    private long received;
    private long played;
    private boolean complete;
    private Synthesizer.Speaking speaking = () -> {};
    private boolean requested;

    /**
     * @param first whether it begins what we say: engines put silence before a sentence (FreeTTS 0.2 s), which
     *              is a pause between two, but before the first only makes the caller wait
     */
    Sentence(Sentences.Piece piece, boolean first, int sampleRate) {
        this.piece = piece;
        this.sampleRate = sampleRate;
        lead = first ? sampleRate / 1000 * LONGEST_LEAD_MILLIS : 0;
    }

    String text() {
        return piece.text();
    }

    /** Whether it must be heard to its end. */
    boolean isNotice() {
        return piece.notice();
    }

    boolean isRequested() {
        return requested;
    }

    void requested(Synthesizer.Speaking speaking) {
        this.requested = true;
        this.speaking = speaking;
    }

    void add(short[] samples) {
        int from = leadIn(samples);
        if (from < samples.length) {
            // nothing waits as long as the lead lasts
            offset = from > 0 ? from : offset;
            waiting.add(samples);
            received += samples.length - from;
        }
        leftOut += from;
    }

    /** The engine tells that its text up to a character is spoken with so many of its samples. */
    void mark(int characters, long samples) {
        marks.add(Math.min(characters, text().length()), samples);
    }

    /** How many samples of the lead the piece begins with. */
    private int leadIn(short[] samples) {
        if (lead == 0) {
            return 0;
        }
        int most = Math.min(lead, samples.length);
        int sound = 0;
        while (sound < most && Math.abs(samples[sound]) <= LEAD_NOISE) {
            sound++;
        }
        boolean silent = sound == samples.length;
        int cut = silent ? sound : Math.max(0, sound - sampleRate / 1000 * ONSET_MILLIS);
        lead = silent ? lead - cut : 0;
        return cut;
    }

    void complete() {
        complete = true;
    }

    void cancel() {
        if (!complete) {
            speaking.cancel();
        }
        release();
    }

    /** Nothing of it is played again: its audio, which may be all of the reply's, is not kept. */
    void release() {
        waiting.clear();
        spent.clear();
    }

    /** Whether some of it waits to be played. */
    boolean hasAudio() {
        return !waiting.isEmpty();
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
                spend(waiting.remove());
                offset = 0;
            }
        }
        played += position - from;
        return position;
    }

    private void spend(short[] samples) {
        spent.add(samples);
        spentSamples += samples.length;
        while (spentSamples - spent.peek().length >= samples(LONGEST_WORD_MILLIS)) {
            spentSamples -= spent.remove().length;
        }
    }

    /** What is played next is the word again in which the sound stopped: from after the word before it, or the last gap. */
    void backToWord() {
        if (!marks.isEmpty()) {
            long inWord = Math.max(0, leftOut + played - Math.max(leftOut, marks.endOfWord(leftOut + played)));
            goBack((int) Math.min(inWord, samples(LONGEST_WORD_MILLIS)));
            return;
        }
        int back = goBack(samples(LONGEST_WORD_MILLIS));
        int word = VoiceGaps.lastWord(next(back), sampleRate);
        boolean firstWord = word < 0 && back < samples(LONGEST_WORD_MILLIS);
        goOn(word >= 0 ? word : firstWord ? 0 : back - samples(BACK_MILLIS));
    }

    private int samples(int millis) {
        return sampleRate / 1000 * millis;
    }

    /** Goes back by so many samples, or to the beginning; returns by how many. */
    private int goBack(int samples) {
        int back = 0;
        // before what was played stands silence that was left out
        long most = Math.min(samples, played);
        while (back < most && (offset > 0 || !spent.isEmpty())) {
            if (offset == 0) {
                short[] last = spent.removeLast();
                spentSamples -= last.length;
                waiting.addFirst(last);
                offset = last.length;
            }
            int step = (int) Math.min(most - back, offset);
            offset -= step;
            back += step;
        }
        played -= back;
        return back;
    }

    private void goOn(int samples) {
        play(new short[samples], 0);
    }

    private short[] next(int samples) {
        short[] next = new short[samples];
        Iterator<short[]> pieces = waiting.iterator();
        int from = offset;
        int at = 0;
        while (at < samples) {
            short[] piece = pieces.next();
            int count = Math.min(samples - at, piece.length - from);
            System.arraycopy(piece, from, next, at, count);
            at += count;
            from = 0;
        }
        return next;
    }

    /** The words that were played: as the engine tells where they are, else by the share of the audio that was. */
    String heard() {
        String text = text();
        if (complete && played == received) {
            // a voice may make no sound of it at all
            return received == 0 ? "" : text;
        }
        if (!marks.isEmpty()) {
            return text.substring(0, marks.characters(leftOut + played)).strip();
        }
        long length = complete ? received : Math.max(received, (long) text.length() * sampleRate / CHARACTERS_PER_SECOND);
        // the last word has been heard only when all has
        int end = length == 0 ? 0 : (int) Math.min(text.length() - 1, text.length() * played / length);
        while (end > 0 && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        return text.substring(0, end).strip();
    }
}
