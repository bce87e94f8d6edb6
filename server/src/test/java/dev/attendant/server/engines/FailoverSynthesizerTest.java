package dev.attendant.server.engines;

import static dev.attendant.server.engines.TestChains.LONG;
import static dev.attendant.server.engines.TestChains.counts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.server.calls.Await;
import dev.attendant.speech.cache.CachedSynthesizer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FailoverSynthesizerTest {

    private static final Duration ENOUGH = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final VoiceTiming PATIENT = new VoiceTiming(ENOUGH, ENOUGH);
    private static final Speech SENTENCE =
            new Speech("We are open from nine to five, and on Monday until noon.", "en-US", "anna", 8000);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final EngineMetrics metrics = new EngineMetrics();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        clock.shutdownNow();
    }

    /** A voice that a test scripts. */
    private static final class TestVoice implements Synthesizer {

        final List<Speech> spoken = new CopyOnWriteArrayList<>();
        final List<Listener> listeners = new CopyOnWriteArrayList<>();
        volatile CompletableFuture<Void> cancelled = new CompletableFuture<>();
        volatile BiConsumer<Speech, Listener> speaks;

        TestVoice(BiConsumer<Speech, Listener> speaks) {
            this.speaks = speaks;
        }

        @Override
        public Speaking speak(Speech speech, Listener listener) {
            spoken.add(speech);
            listeners.add(listener);
            speaks.accept(speech, listener);
            return () -> cancelled.complete(null);
        }

        @Override
        public void close() {}
    }

    /** Each sample of its audio has this value. */
    private static BiConsumer<Speech, Synthesizer.Listener> fine(int value, int millis) {
        return (speech, listener) -> {
            listener.audio(samples(value, millis));
            listener.done();
        };
    }

    private static BiConsumer<Speech, Synthesizer.Listener> failing(String reason) {
        return (speech, listener) -> listener.failed(reason);
    }

    private static short[] samples(int value, int millis) {
        short[] samples = new short[8 * millis];
        java.util.Arrays.fill(samples, (short) value);
        return samples;
    }

    private FailoverSynthesizer voices(TestVoice first, TestVoice second, int failures, Duration rest,
            VoiceTiming timing) {
        return new FailoverSynthesizer(TestChains.chain("synthesizer", TestChains.engines(
                "first", new CachedSynthesizer("first", first, 1 << 20),
                "second", new CachedSynthesizer("second", second, 1 << 20)), failures, rest, metrics), timing, clock);
    }

    private Synthesizer.Speaking speak(Synthesizer voices, Speech speech) {
        return voices.speak(speech, new Synthesizer.Listener() {
            @Override
            public void audio(short[] samples) {
                told.add(samples[0] + ":" + samples.length / 8);
            }

            @Override
            public void spoken(int characters, long samples) {
                told.add(characters + " characters by " + samples / 8);
            }

            @Override
            public void done() {
                told.add("done");
            }

            @Override
            public void failed(String reason) {
                told.add("failed " + reason);
            }
        });
    }

    private void assertTold(String... expected) throws InterruptedException {
        for (String one : expected) {
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(one);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void whenAVoiceFailsBeforeAnySoundTheNextSpeaksTheSentenceInItsOwnVoice() throws InterruptedException {
        TestVoice second = new TestVoice(fine(2, 1000));
        speak(voices(new TestVoice(failing("HTTP 500")), second, 1, LONG, PATIENT), SENTENCE);

        assertTold("2:1000", "done");
        assertThat(second.spoken).containsExactly(new Speech(SENTENCE.text(), "en-US", "", 8000));
        assertThat(metrics.switches()).containsExactly(
                new EngineMetrics.Switches("synthesizer", "first", "second", 1));
    }

    @Test
    void whenAVoiceFailsWithinASentenceTheNextGoesOnFromTheLastClause() throws InterruptedException {
        TestVoice second = new TestVoice(fine(2, 1000));
        TestVoice first = new TestVoice((speech, listener) -> {
            // three seconds, of about four: past the comma
            listener.audio(samples(1, 3000));
            listener.failed("the connection broke");
        });
        speak(voices(first, second, 1, LONG, PATIENT), SENTENCE);

        assertTold("1:3000", "2:1000", "done");
        assertThat(second.spoken).extracting(Speech::text).containsExactly("and on Monday until noon.");
    }

    @Test
    void wordsAreToldFromTheSentencesBeginningAlsoByTheVoiceThatGoesOn() throws InterruptedException {
        TestVoice first = new TestVoice((speech, listener) -> {
            listener.spoken(2, 8 * 100);
            listener.audio(samples(1, 3000));
            // of sound that never comes
            listener.spoken(40, 8 * 3200);
            listener.failed("the connection broke");
        });
        TestVoice second = new TestVoice((speech, listener) -> {
            listener.spoken(3, 8 * 200);
            listener.audio(samples(2, 1000));
            // a little behind the last sample
            listener.spoken(speech.text().length(), 8 * 1001);
            listener.done();
        });
        FailoverSynthesizer voices = voices(first, second, 5, LONG, PATIENT);
        speak(voices, SENTENCE);
        assertTold("1:3000", "2 characters by 100", "2:1000", "34 characters by 3200",
                SENTENCE.text().length() + " characters by 4001", "done");

        // the rest is remembered now
        speak(voices, SENTENCE);
        assertTold("1:3000", "2 characters by 100", "34 characters by 3200",
                SENTENCE.text().length() + " characters by 4001", "2:1000", "done");
        assertThat(second.spoken).hasSize(1);
    }

    @Test
    void aVoiceThatTookOverStays() throws InterruptedException {
        TestVoice first = new TestVoice(failing("HTTP 500"));
        FailoverSynthesizer voices = voices(first, new TestVoice(fine(2, 1000)), 1, LONG, PATIENT);
        speak(voices, SENTENCE);
        first.speaks = fine(1, 1000);
        speak(voices, new Speech("And now?", "en-US", "", 8000));

        assertTold("2:1000", "done", "2:1000", "done");
        assertThat(first.spoken).hasSize(1);
    }

    @Test
    void aVoiceComesBackOnceItHasSpokenToNobody() throws InterruptedException {
        TestVoice first = new TestVoice(failing("HTTP 500"));
        FailoverSynthesizer voices =
                voices(first, new TestVoice(fine(2, 1000)), 1, Duration.ofMillis(1), PATIENT);
        speak(voices, SENTENCE);
        assertTold("2:1000", "done");
        first.speaks = fine(1, 1000);

        int[] sentence = {0};
        Await.until("the first speaks", ENOUGH, () -> {
            told.clear();
            speak(voices, new Speech("Sentence " + sentence[0]++, "en-US", "", 8000));
            return "1:1000".equals(told.peek());
        }, () -> told);
        assertThat(first.spoken).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aVoiceWithoutASoundInTimeIsCancelledAndNotHeardAnyMore() throws InterruptedException {
        TestVoice first = new TestVoice((speech, listener) -> {});
        speak(voices(first, new TestVoice(fine(2, 1000)), 1, LONG, new VoiceTiming(SOON, ENOUGH)), SENTENCE);

        assertTold("2:1000", "done");
        first.cancelled.orTimeout(10, TimeUnit.SECONDS).join();
        first.listeners.getFirst().audio(samples(1, 100));
        first.listeners.getFirst().done();
        assertThat(told).isEmpty();
        assertThat(counts(metrics, "first").failures()).isEqualTo(Map.of(FailureKind.SILENT, 1L));
    }

    @Test
    void aVoiceThatStopsIsContinued() throws InterruptedException {
        TestVoice first = new TestVoice((speech, listener) -> listener.audio(samples(1, 100)));
        speak(voices(first, new TestVoice(fine(2, 1000)), 1, LONG, new VoiceTiming(LONG, SOON)), SENTENCE);

        assertTold("1:100", "2:1000", "done");
        assertThat(counts(metrics, "first").failures()).isEqualTo(Map.of(FailureKind.STALLED, 1L));
    }

    @Test
    void whenNoVoiceIsLeftWhatWasSpokenBeforeIsPlayed() throws InterruptedException {
        TestVoice first = new TestVoice(fine(1, 1000));
        TestVoice second = new TestVoice(failing("two"));
        FailoverSynthesizer voices = voices(first, second, 1, LONG, PATIENT);
        speak(voices, SENTENCE);
        first.speaks = failing("one");
        speak(voices, new Speech("Something else.", "en-US", "", 8000));
        speak(voices, SENTENCE);

        assertTold("1:1000", "done", "failed two", "1:1000", "done");
    }

    @Test
    void whenAllVoicesRestWhatWasSpokenBeforeIsPlayedAtOnce() throws InterruptedException {
        TestVoice first = new TestVoice(failing("one"));
        TestVoice second = new TestVoice(fine(2, 1000));
        FailoverSynthesizer voices = voices(first, second, 1, LONG, PATIENT);
        speak(voices, SENTENCE);
        second.speaks = failing("two");
        speak(voices, new Speech("Something else.", "en-US", "", 8000));
        assertTold("2:1000", "done", "failed one");
        first.speaks = (speech, listener) -> {};
        speak(voices, SENTENCE);

        assertThat(told).as("without waiting for the first").containsExactly("2:1000", "done");
    }

    @Test
    void halfASentenceOfAnotherVoiceIsNotRemembered() throws InterruptedException {
        TestVoice first = new TestVoice((speech, listener) -> {
            listener.audio(samples(1, 3000));
            listener.failed("broken");
        });
        TestVoice second = new TestVoice(fine(2, 1000));
        FailoverSynthesizer voices = voices(first, second, 1, LONG, PATIENT);
        speak(voices, SENTENCE);
        speak(voices, SENTENCE);

        assertTold("1:3000", "2:1000", "done", "2:1000", "done");
        assertThat(second.spoken).extracting(Speech::text)
                .containsExactly("and on Monday until noon.", SENTENCE.text());
    }

    @Test
    void aLanguageThatAVoiceDoesNotHaveIsNoFailure() throws InterruptedException {
        TestVoice first = new TestVoice((speech, listener) -> listener.refused("English only"));
        FailoverSynthesizer voices = voices(first, new TestVoice(fine(2, 1000)), 1, LONG, PATIENT);
        speak(voices, new Speech("Eins.", "de-DE", "", 8000));
        speak(voices, new Speech("Zwei.", "de-DE", "", 8000));

        assertTold("2:1000", "done", "2:1000", "done");
        assertThat(first.spoken).hasSize(2);
        assertThat(metrics.switches()).isEmpty();
    }

    @Test
    void nothingFollowsACancel() {
        TestVoice first = new TestVoice((speech, listener) -> {});
        TestVoice second = new TestVoice(fine(2, 1000));
        Synthesizer.Speaking speaking = speak(voices(first, second, 1, LONG, PATIENT), SENTENCE);
        speaking.cancel();
        first.listeners.getFirst().failed("too late");

        assertThat(first.cancelled).isDone();
        assertThat(second.spoken).isEmpty();
        assertThat(told).isEmpty();
        assertThat(counts(metrics, "first").failures()).isEmpty();
    }

    /** The first voice has failed and its rest is over; the second has spoken a sentence. */
    private FailoverSynthesizer withTheFirstToBeTried(TestVoice first, VoiceTiming timing) throws InterruptedException {
        FailoverSynthesizer voices = voices(first, new TestVoice(fine(2, 1000)), 1, Duration.ofMillis(1), timing);
        speak(voices, SENTENCE);
        assertTold("2:1000", "done");
        return voices;
    }

    /** Speaks until the first has been asked once more, beside the talk. */
    private void speakUntilItIsTried(Synthesizer voices, TestVoice first) {
        int asked = first.spoken.size();
        int[] sentence = {0};
        Await.until("the first is tried", ENOUGH, () -> {
            told.clear();
            speak(voices, new Speech("Sentence " + sentence[0]++, "en-US", "", 8000));
            return first.spoken.size() > asked;
        }, () -> told);
    }

    @Test
    void aVoiceThatThrowsWhenItIsTriedAgainDoesNotDisturbTheTalk() throws InterruptedException {
        TestVoice first = new TestVoice(failing("HTTP 500"));
        FailoverSynthesizer voices = withTheFirstToBeTried(first, PATIENT);
        first.speaks = (speech, listener) -> {
            throw new IllegalStateException("closed");
        };

        speakUntilItIsTried(voices, first);
        assertTold("2:1000", "done");
        assertThat(counts(metrics, "first").failures()).isEqualTo(Map.of(FailureKind.ERROR, 2L));
    }

    @Test
    void aVoiceThatIsTriedAgainMayTakeLongForALongSentence() throws InterruptedException {
        TestVoice first = new TestVoice(failing("HTTP 500"));
        FailoverSynthesizer voices = withTheFirstToBeTried(first, new VoiceTiming(SOON, LONG));
        first.speaks = (speech, listener) -> {
            listener.audio(samples(1, 100));
            // in the place of the rest
            clock.schedule(listener::done, 4 * SOON.toMillis(), TimeUnit.MILLISECONDS);
        };
        speakUntilItIsTried(voices, first);

        Await.until("it is asked as usual", ENOUGH, () -> counts(metrics, "first").answered() == 1,
                () -> counts(metrics, "first"));
        assertThat(counts(metrics, "first").failures()).isEqualTo(Map.of(FailureKind.ERROR, 1L));
    }

    @Test
    void aVoiceThatIsTriedAgainAndSilentIsCancelled() throws InterruptedException {
        TestVoice first = new TestVoice(failing("HTTP 500"));
        FailoverSynthesizer voices = withTheFirstToBeTried(first, new VoiceTiming(SOON, LONG));
        first.speaks = (speech, listener) -> first.cancelled = new CompletableFuture<>();
        speakUntilItIsTried(voices, first);

        first.cancelled.orTimeout(10, TimeUnit.SECONDS).join();
        assertThat(counts(metrics, "first").failures())
                .isEqualTo(Map.of(FailureKind.ERROR, 1L, FailureKind.SILENT, 1L));
    }

    @Test
    void aFixedTextOfAnotherVoiceDoesNotKeepTheUsualOneFromSpeakingIt() throws InterruptedException {
        TestVoice first = new TestVoice(failing("HTTP 500"));
        FailoverSynthesizer voices = voices(first, new TestVoice(fine(2, 1000)), 3, LONG, PATIENT);
        voices.prepare(List.of(SENTENCE));
        first.speaks = fine(1, 1000);
        voices.prepare(List.of(SENTENCE));
        first.speaks = failing("asked in a call");
        speak(voices, SENTENCE);

        assertTold("1:1000", "done");
    }
}
