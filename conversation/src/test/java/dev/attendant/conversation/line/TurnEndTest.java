package dev.attendant.conversation.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.Expect;
import dev.attendant.conversation.TestScenarios;
import dev.attendant.conversation.turns.TableEndOfTurn;
import org.junit.jupiter.api.Test;

class TurnEndTest {

    private TurnEnd.Question question = new TurnEnd.Question("How can I help?", Expect.SPEECH);
    private final TurnEnd end =
            new TurnEnd(TurnTaking.DEFAULT, new TableEndOfTurn(TestScenarios.SUPPORT), () -> question);

    private void asks(String text, Expect expect) {
        question = new TurnEnd.Question(text, expect);
    }

    @Test
    void theWaitIsShortenedAndStretchedByWhatWasSaid() {
        assertThat(end.frames("when are you open")).isEqualTo(18);
        assertThat(end.frames("my printer is broken")).isEqualTo(30);
        assertThat(end.frames("I would like to")).isEqualTo(75);
        assertThat(end.frames("it is four seven one")).isEqualTo(80);
    }

    @Test
    void digitsThatWereAskedForAreWaitedForBeforeTheFirstIsKnown() {
        asks("Please tell me.", new Expect.Digits(8));
        assertThat(end.frames("")).isEqualTo(80);
        assertThat(end.frames("four")).isGreaterThanOrEqualTo(60);
    }

    @Test
    void aMenuOfOneDigitIsNoDictation() {
        asks("One or two?", new Expect.Digits(1));
        assertThat(end.frames("")).isEqualTo(30);
    }

    @Test
    void theWaitHasItsBoundsWhateverTheCallerDoes() {
        for (int i = 0; i < 100; i++) {
            end.wentOnAfter(9, "my printer");
        }
        assertThat(end.frames("when are you open")).isEqualTo(15);
        for (int i = 0; i < 100; i++) {
            end.wentOnAfter(149, "my printer");
        }
        assertThat(end.frames("I would like to")).isEqualTo(150);
    }

    @Test
    void whoHasDictatedWithLongPausesIsAnsweredAsSoonAsBeforeWhenTheyTalkAgain() {
        for (int i = 0; i < 10; i++) {
            end.wentOnAfter(60, "four seven one");
        }
        assertThat(end.frames("four seven one")).isBetween(85, 95);
        assertThat(end.frames("my printer is broken")).isEqualTo(30);
    }

    @Test
    void anAnswerIsLikelyWhenTheWordsMayBeAll() {
        assertThat(end.isLikely("when are you open")).isTrue();
        assertThat(end.isLikely("my printer is broken")).isTrue();
        assertThat(end.isLikely("I would like to")).isFalse();
        assertThat(end.isLikely("it is four seven one")).isFalse();
    }
}
