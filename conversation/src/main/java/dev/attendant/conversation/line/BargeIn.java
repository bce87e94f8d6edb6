package dev.attendant.conversation.line;

import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.turns.LanguageTable;

/**
 * Whether a caller who makes a sound while we speak means to interrupt. Any speech silences us at once; words make it
 * a turn; without words, or with no more than a listener's "mm-hm", we go on. Belongs to the call's event loop.
 */
final class BargeIn {

    private final Playout mouth;
    private final Ear ear;
    private final LanguageTable language;
    private final int speechFrames;
    private final int resumeFrames;
    private int silentFrames;

    BargeIn(Playout mouth, Ear ear, LanguageTable language, TurnTaking turns) {
        this.mouth = mouth;
        this.ear = ear;
        this.language = language;
        speechFrames = Frame.count(turns.bargeIn());
        resumeFrames = Frame.count(turns.resume());
    }

    /** A frame in which we may be interrupted. Returns whether we keep silent because somebody did. */
    boolean frame() {
        if (mouth.isSpeaking() && !mouth.isInNotice() && ear.speechFrames() >= speechFrames) {
            mouth.pause();
            silentFrames = 0;
        }
        return mouth.isPaused();
    }

    /** A frame of that silence. Returns whether no words came, and none will. */
    boolean wasNothing() {
        silentFrames = ear.speechFrames() > 0 ? 0 : silentFrames + 1;
        return silentFrames >= resumeFrames;
    }

    /** Words are being made out. */
    void words() {
        silentFrames = 0;
    }

    /** Whether words are a listener's, and no answer: "okay" to a question is one. */
    boolean isBackchannel(String words, String reply) {
        boolean answers = mouth.isInLastSentence() && (reply.strip().endsWith("?") || reply.strip().endsWith("؟"));
        return !answers && language.isBackchannel(words);
    }
}
