package dev.attendant.conversation.line;

import dev.attendant.conversation.Expect;
import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.turns.Completeness;
import dev.attendant.conversation.turns.EndOfTurn;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How much silence ends a caller's turn: learned from their pauses, shortened or stretched by what they have said.
 * One for each call; belongs to its event loop. Counted in 20 ms frames.
 */
final class TurnEnd {

    /** What the caller answers. @param text what the attendant says, as far as it is written */
    record Question(String text, Expect expect) {

        boolean asksForDigits() {
            return expect instanceof Expect.Digits wanted && wanted.max() > 1;
        }
    }

    /** Who dictates makes pauses of a second and more, between groups of digits. */
    private static final Duration DICTATION = Duration.ofMillis(1600);
    /** Of that, when digits were asked for and something else was said. */
    private static final double INSTEAD_OF_DIGITS = 0.75;

    private static final double FINISHED = 0.6;
    private static final double UNFINISHED = 2.5;

    private final EndOfTurn judge;
    private final Supplier<Question> question;
    private final CallerPauses pauses;
    /** Those of dictation are another matter: to have dictated a number must not make all later answers late. */
    private final CallerPauses dictationPauses = new CallerPauses(Frame.count(DICTATION));
    private final int least;
    private final int most;

    TurnEnd(TurnTaking turns, EndOfTurn judge, Supplier<Question> question) {
        this.judge = judge;
        this.question = question;
        pauses = new CallerPauses(Frame.count(turns.endOfTurn()));
        least = Frame.count(turns.leastEndOfTurn());
        most = Frame.count(turns.mostEndOfTurn());
    }

    /** The caller went on in their turn, after so many frames of silence, having said this before. */
    void wentOnAfter(int frames, String words) {
        boolean dictated = judge(question.get(), words) == Completeness.DICTATED;
        (dictated ? dictationPauses : pauses).wentOnAfter(frames);
    }

    /** How many frames of silence end a turn in which this has been said so far, as far as it is known. */
    int frames(String words) {
        int usual = pauses.endFrames();
        Question asked = question.get();
        double dictation = Math.max(usual, dictationPauses.endFrames());
        double open = asked.asksForDigits() ? Math.max(usual, INSTEAD_OF_DIGITS * dictation) : usual;
        return within(switch (judge(asked, words)) {
            case FINISHED -> asked.asksForDigits() ? open : FINISHED * usual;
            case OPEN -> open;
            case UNFINISHED -> UNFINISHED * usual;
            case DICTATED -> dictation;
        });
    }

    /** Whether a caller who pauses after these words has probably finished. */
    boolean isLikely(String words) {
        Completeness completeness = judge(question.get(), words);
        return completeness == Completeness.FINISHED || completeness == Completeness.OPEN;
    }

    private Completeness judge(Question asked, String words) {
        return words.isBlank() && asked.asksForDigits() ? Completeness.DICTATED : judge.judge(asked.text(), words);
    }

    private int within(double frames) {
        return (int) Math.clamp(frames, least, most);
    }
}
