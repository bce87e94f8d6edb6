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
    private int asides;
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

    /** Another exchange. */
    void begin() {
        frames = 0;
        asides = 0;
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
        boolean first = asides == 0 && !texts.fillers().isEmpty();
        if (frames == (first ? fillerFrames : holdFrames)) {
            asides++;
            if (first || askedToHold) {
                sayFiller();
            } else {
                askToHold();
            }
        }
        return false;
    }

    /** It takes longer. */
    void askToHold() {
        if (!askedToHold) {
            askedToHold = true;
            mouth.sayAside(texts.hold());
        }
    }

    /** The next of them; the only one, if there is no other, not twice in a row. */
    private void sayFiller() {
        if (!texts.fillers().isEmpty()) {
            String filler = texts.fillers().get(nextFiller++ % texts.fillers().size());
            if (!filler.equals(lastFiller) && mouth.sayAside(filler)) {
                lastFiller = filler;
            } else {
                lastFiller = "";
            }
        }
    }
}
