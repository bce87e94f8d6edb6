package dev.attendant.conversation.line;

import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.scenario.Texts;

/**
 * The time in which nobody speaks: while the model makes up its answer the caller hears a few words now and then, and
 * when it is the caller's turn there is an end to waiting. Belongs to the call's event loop.
 */
final class Waiting {

    private final Mouth mouth;
    private final Texts texts;
    private final int fillerFrames;
    private final int holdFrames;
    private final int noInputFrames;

    private int frames;
    /** For how many frames the caller had been waiting when it began. */
    private int before;
    /** Whether the time for a first filler is over. */
    private boolean begun;
    /** Whether something has been said in the wait. */
    private boolean spoke;
    private boolean askedToHold;
    private int nextFiller;
    private String lastFiller = "";

    Waiting(Mouth mouth, Texts texts, TurnTaking turns) {
        this.mouth = mouth;
        this.texts = texts;
        fillerFrames = Frame.count(turns.fillerAfter());
        holdFrames = Frame.count(turns.holdAfter());
        noInputFrames = Frame.count(turns.noInput());
    }

    /**
     * Another exchange.
     *
     * @param silentBefore for how many frames the caller has been waiting
     */
    void begin(int silentBefore) {
        frames = 0;
        before = Math.min(silentBefore, holdFrames / 2);
        begun = false;
        spoke = false;
        askedToHold = false;
    }

    /** Somebody speaks. */
    void interrupt() {
        frames = 0;
    }

    /** A frame in which nobody speaks. Returns whether the caller has said nothing for too long. */
    boolean frame() {
        frames++;
        if (mouth.isDone()) {
            return frames >= noInputFrames;
        }
        if (frames == fillerFrames && !begun && !texts.fillers().isEmpty()) {
            begun = true;
            spoke = sayFiller();
        } else if (frames == (spoke ? holdFrames : holdFrames - before)) {
            begun = true;
            frames = 0;
            askToHold();
        }
        return false;
    }

    /** The same while the recogniser is awaited, once the caller has been asked to hold. */
    void frameForWords() {
        frames++;
        if (frames == holdFrames) {
            frames = 0;
            askToHold();
        }
    }

    /** It takes longer; asked before, the caller hears something else. */
    void askToHold() {
        boolean other = askedToHold && sayFiller();
        if (!other && mouth.sayAside(texts.hold())) {
            askedToHold = true;
            spoke = true;
        }
    }

    /** The next of them; the only one, if there is no other, not twice in a row. Returns whether it is said. */
    private boolean sayFiller() {
        String filler = texts.fillers().isEmpty()
                ? "" : texts.fillers().get(nextFiller++ % texts.fillers().size());
        if (!filler.isEmpty() && !filler.equals(lastFiller) && mouth.sayAside(filler)) {
            lastFiller = filler;
            return true;
        }
        lastFiller = "";
        return false;
    }
}
