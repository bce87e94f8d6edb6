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
    private int wordlessFrames;
    private boolean meant;
    /** The utterance that turned out to be noise. */
    private long dismissed = -1;

    BargeIn(Playout mouth, Ear ear, LanguageTable language, TurnTaking turns) {
        this.mouth = mouth;
        this.ear = ear;
        this.language = language;
        speechFrames = Frame.count(turns.bargeIn());
        resumeFrames = Frame.count(turns.resume());
    }

    /** A frame in which we may be interrupted. Returns whether we keep silent because somebody did. */
    boolean frame() {
        if (ear.speechFrames() >= speechFrames && ear.utterance() != dismissed) {
            pause();
        }
        return mouth.isPaused();
    }

    private void pause() {
        if (mouth.isSpeaking() && !mouth.isInNotice()) {
            boolean again = mouth.isPaused();
            mouth.pause();
            if (again) {
                // over something that we said while we waited for their words
                return;
            }
            silentFrames = 0;
            wordlessFrames = 0;
            meant = false;
        }
    }

    /**
     * A frame of that silence. Returns whether no words came, and none will: none after the sound, or none while it
     * goes on (music, a train) although the recogniser would have told of them.
     */
    boolean wasNothing() {
        silentFrames = ear.speechFrames() > 0 ? 0 : silentFrames + 1;
        wordlessFrames++;
        boolean noise = silentFrames >= resumeFrames || ear.tellsWords() && wordlessFrames >= resumeFrames;
        if (noise && !meant) {
            dismissed = ear.utterance();
        }
        return noise && !meant;
    }

    /** Words that are no listener's are being made out: what follows is a turn, however long it takes. */
    void words() {
        pause();
        meant = mouth.isPaused();
    }

    /**
     * Whether words are a listener's, and no answer: "okay" to a question is one.
     *
     * @param reply what we say, as far as it is written, without the marks of notices
     */
    boolean isBackchannel(String words, String reply) {
        return !(mouth.isInLastSentence() && LanguageTable.isQuestion(reply)) && language.isBackchannel(words);
    }
}
