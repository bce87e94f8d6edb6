package dev.attendant.conversation.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.Expect;
import dev.attendant.conversation.TestScenarios;
import dev.attendant.conversation.Utterance;
import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.turns.Completeness;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames are told apart by their number in the first sample; speech is one above 1000. */
class EarTest {

    private static final int RATE = 8000;
    private static final int SPEECH = 1000;

    private final List<List<Integer>> hearings = new ArrayList<>();
    private final List<Recognizer.Listener> results = new ArrayList<>();
    private int judged;
    private int frame;

    private final Ear ear = new Ear(
            new Recording(),
            TestScenarios.SUPPORT,
            samples -> samples[0] > SPEECH,
            TurnTaking.DEFAULT,
            new TurnEnd(TurnTaking.DEFAULT, (question, words) -> judge(), () -> new TurnEnd.Question("", Expect.SPEECH)),
            RATE,
            Runnable::run,
            new Nobody());

    private Completeness judge() {
        judged++;
        return Completeness.OPEN;
    }

    private void hear(int frames, int base) {
        for (int i = 0; i < frames; i++) {
            short[] samples = new short[Frame.samples(RATE)];
            samples[0] = (short) (base + ++frame);
            ear.hear(samples);
        }
    }

    @Test
    void anUtteranceHasTheSoundFromBeforeItWasNoticed() {
        hear(40, 0);
        hear(10, SPEECH);
        assertThat(hearings).hasSize(1);
        assertThat(hearings.getFirst().getFirst()).as("300 ms, in which five frames of speech are").isEqualTo(31);
    }

    @Test
    void soundFromBeforeAnUtteranceIsNotInTheNextOne() {
        hear(40, 0);
        hear(10, SPEECH);
        // a recogniser that finds the end by itself
        results.getFirst().result("yes", 1);
        hear(10, SPEECH);
        assertThat(hearings).hasSize(2);
        assertThat(hearings.get(1)).containsExactlyElementsOf(
                java.util.stream.IntStream.rangeClosed(SPEECH + 51, SPEECH + 60).boxed().toList());
    }

    @Test
    void gapsInsideOfAWordNeedNoJudgement() {
        hear(40, 0);
        hear(10, SPEECH);
        int before = judged;
        for (int i = 0; i < 20; i++) {
            hear(2, 0);
            hear(3, SPEECH);
        }
        assertThat(judged).isEqualTo(before);
    }

    private final class Recording implements Recognizer {

        @Override
        public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
            List<Integer> heard = new ArrayList<>();
            hearings.add(heard);
            results.add(listener);
            return new Hearing() {
                @Override
                public void audio(short[] samples) {
                    heard.add((int) samples[0]);
                }

                @Override
                public void finish() {}

                @Override
                public void cancel() {}
            };
        }

        @Override
        public void close() {}
    }

    private static final class Nobody implements Ear.Listener {

        @Override
        public void words(String soFar) {}

        @Override
        public void likely(String words) {}

        @Override
        public void wentOn() {}

        @Override
        public void said(Utterance utterance) {}

        @Override
        public void saidNothing(int speechFrames) {}

        @Override
        public void late() {}

        @Override
        public void failed(String reason) {}
    }
}
