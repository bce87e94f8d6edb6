package dev.attendant.testcalls.caller;

/** Plays one utterance, frame by frame. */
final class Mouth {

    private static final short[] NOTHING = new short[0];

    private short[] utterance = NOTHING;
    private int at;

    void say(short[] samples) {
        utterance = samples;
        at = 0;
    }

    boolean isSpeaking() {
        return at < utterance.length;
    }

    /**
     * Puts the next 20 ms into the frame, and leaves the rest of it as it is when the utterance ends in it.
     *
     * @return how many samples of the frame are left over
     */
    int fill(short[] frame) {
        int count = Math.min(frame.length, utterance.length - at);
        System.arraycopy(utterance, at, frame, 0, count);
        at += count;
        return frame.length - count;
    }
}
