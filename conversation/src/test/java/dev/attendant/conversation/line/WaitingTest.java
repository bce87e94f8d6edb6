package dev.attendant.conversation.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Reply;
import dev.attendant.conversation.TestScenarios;
import dev.attendant.conversation.engine.Synthesizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private static final int FILLER = 40;
    private static final int HOLD = 100;
    private static final int NO_INPUT = 300;

    private final List<String> said = new ArrayList<>();
    private final Synthesizer voice = new Synthesizer() {
        @Override
        public Speaking speak(Speech speech, Listener listener) {
            said.add(speech.text());
            listener.done();
            return () -> {};
        }

        @Override
        public void close() {}
    };
    private final Mouth mouth = new Mouth(voice, TestScenarios.SUPPORT, 8000, 400, Runnable::run, reason -> {});
    private final Reply reply = new Reply();

    private Waiting waiting(String... fillers) {
        mouth.speak(reply);
        Waiting waiting = new Waiting(mouth, TestScenarios.fillers(fillers).texts(), TurnTaking.DEFAULT);
        waiting.begin(0);
        return waiting;
    }

    /** So many frames in which nobody speaks; whatever is to be said is said in no time. */
    private boolean frames(Waiting waiting, int frames) {
        boolean tooLong = false;
        for (int i = 0; i < frames; i++) {
            tooLong |= waiting.frame();
            mouth.fill(new short[160]);
        }
        return tooLong;
    }

    /** The wait goes on once something has been said. */
    private void waitsAgain(Waiting waiting, int frames) {
        waiting.interrupt();
        frames(waiting, frames);
    }

    @Test
    void aFillerComesAfterEightTenthsOfASecond() {
        Waiting waiting = waiting("One.", "Two.");
        frames(waiting, FILLER - 1);
        assertThat(said).isEmpty();
        frames(waiting, 1);
        assertThat(said).containsExactly("One.");
    }

    @Test
    void whoWaitsLongerIsAskedToHoldOnceAndThenHearsTheOtherFillers() {
        Waiting waiting = waiting("One.", "Two.");
        frames(waiting, FILLER);
        waitsAgain(waiting, HOLD);
        waitsAgain(waiting, HOLD);
        waitsAgain(waiting, HOLD);
        assertThat(said).containsExactly("One.", "Please hold.", "Two.", "One.");
    }

    @Test
    void noFillerIsSaidTwiceInARowThoughTheListHasItTwice() {
        Waiting waiting = waiting("One.", "Two.", "One.");
        for (int turn = 0; turn < 7; turn++) {
            waiting.begin(0);
            frames(waiting, FILLER);
        }
        assertThat(said).hasSizeGreaterThan(4);
        for (int i = 1; i < said.size(); i++) {
            assertThat(said.get(i)).isNotEqualTo(said.get(i - 1));
        }
    }

    @Test
    void withoutFillersTheCallerIsAskedToHold() {
        Waiting waiting = waiting();
        frames(waiting, HOLD);
        assertThat(said).containsExactly("Please hold.");
    }

    @Test
    void onceTheReplyIsSpokenTheWaitIsForTheCaller() {
        Waiting waiting = waiting("One.");
        reply.complete(Expect.SPEECH);
        assertThat(frames(waiting, NO_INPUT - 1)).isFalse();
        assertThat(frames(waiting, 1)).isTrue();
        assertThat(said).isEmpty();
    }
}
