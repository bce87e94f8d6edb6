package dev.attendant.conversation.mrcp;

import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.conversation.scenario.Texts;
import java.time.Duration;

/**
 * What the caller hears while an answer is made up: a few words, then that it takes a moment, then a few words again.
 * For one call; on its virtual thread.
 */
final class Asides {

    private final Texts texts;
    private final TurnTaking turns;
    private int inThisReply;
    private boolean askedToHold;
    private int nextFiller;

    Asides(Texts texts, TurnTaking turns) {
        this.texts = texts;
        this.turns = turns;
    }

    /** Another reply. */
    void begin() {
        inThisReply = 0;
        askedToHold = false;
    }

    /** How long to wait for words before the next. */
    Duration patience() {
        return isFiller() && inThisReply == 0 ? turns.fillerAfter() : turns.holdAfter();
    }

    private boolean isFiller() {
        return !texts.fillers().isEmpty() && (inThisReply == 0 || askedToHold);
    }

    /** The words in place of the answer; empty for none. */
    String next() {
        boolean filler = isFiller();
        inThisReply++;
        if (filler) {
            return texts.fillers().get(nextFiller++ % texts.fillers().size());
        }
        boolean first = !askedToHold;
        askedToHold = true;
        return first ? texts.hold() : "";
    }
}
