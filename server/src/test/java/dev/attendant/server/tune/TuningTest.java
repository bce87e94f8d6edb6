package dev.attendant.server.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.line.Replay;
import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.server.config.ScenarioFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings played with a recogniser that answers from a thread of its own. */
class TuningTest {

    private static final Scenario SUPPORT = ScenarioFiles.read(Path.of("..", "scenarios", "support.yaml"));

    @TempDir
    private Path directory;

    private final ExecutorService engine = Executors.newSingleThreadExecutor();
    /** What is made out at each pause and end, in order; empty for no words. */
    private final ArrayDeque<String> words = new ArrayDeque<>();

    @AfterEach
    void stop() {
        engine.shutdownNow();
    }

    @Test
    void wordsThatAreUnfinishedAreGivenMoreTime() throws IOException {
        Path file = hesitation();

        words.addAll(List.of("I would like to talk to", "I would like to talk to a person", "to a person"));
        assertThat(play(file).now().turns()).singleElement()
                .satisfies(turn -> assertThat(turn.cutOff()).isFalse());

        words.clear();
        words.addAll(List.of("a person", "a person", "to a person", "to a person"));
        List<CallerTurn> turns = play(file).now().turns();
        assertThat(turns).hasSize(2);
        assertThat(turns.getFirst().cutOff()).isTrue();
    }

    @Test
    void aListenersSoundIsNoBargeInButAnAnswerIs() throws IOException {
        TalkRecording talk = new TalkRecording(16_000);
        talk.answers(500, 12_000);
        talk.utters(3_000, 900);
        Path file = talk.write(directory.resolve("call.wav"));

        words.addAll(List.of("mm-hm", "mm-hm"));
        assertThat(play(file).now().stops()).containsExactly(new Stop(0, false));
        words.clear();
        words.addAll(List.of("a person please", "a person please"));
        assertThat(play(file).now().stops()).containsExactly(new Stop(0, true));
        words.clear();
        words.addAll(List.of("", ""));
        assertThat(play(file).now().stops()).containsExactly(new Stop(0, false));
    }

    @Test
    void aRecognizerThatFailsIsReported() throws IOException {
        Path file = hesitation();

        Tuning.Result result = play(file);

        assertThat(result.failure()).contains("out of words");
        assertThat(result.now().turns()).isEmpty();
    }

    /** A caller who thinks for a second in the midst of a sentence. */
    private Path hesitation() throws IOException {
        TalkRecording talk = new TalkRecording(9_000);
        talk.answers(300, 1_500);
        int paused = talk.says(2_500, "I would like to");
        talk.says(paused + 1_000, "talk to a person please");
        return talk.write(directory.resolve("call.wav"));
    }

    private Tuning.Result play(Path file) throws IOException {
        return new Tuning(new Replay.Rules(TurnTaking.DEFAULT), Map.of(), SUPPORT, Optional.of(new Distant()),
                Optional.empty(), Duration.ofSeconds(10)).play(file);
    }

    private final class Distant implements Recognizer {

        @Override
        public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
            return new Hearing() {
                @Override
                public void audio(short[] samples) {}

                @Override
                public void pause() {
                    engine.execute(() -> listener.partial(words.isEmpty() ? "" : words.remove()));
                }

                @Override
                public void finish() {
                    engine.execute(() -> {
                        if (words.isEmpty()) {
                            listener.failed("out of words");
                        } else {
                            listener.result(words.remove(), 1);
                        }
                    });
                }

                @Override
                public void cancel() {}
            };
        }

        @Override
        public void close() {}
    }
}
