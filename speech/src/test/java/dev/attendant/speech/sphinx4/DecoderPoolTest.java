package dev.attendant.speech.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.speech.sphinx4.UtteranceDecoder.Decoded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pool, with decoders that count samples instead of hearing words. */
class DecoderPoolTest {

    private static final short[] FRAME = new short[320];

    private final AtomicInteger loaded = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private DecoderPool pool;

    /** Reads to the end and says how much it read; breaks on what is shorter than a frame. */
    private UtteranceDecoder counter() {
        loaded.incrementAndGet();
        return (phrases, audio, soFar) -> {
            begun.countDown();
            int samples = 0;
            try {
                for (var piece = audio.take(); piece.isPresent(); piece = audio.take()) {
                    samples += piece.get().length;
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
            if (samples > 0 && samples < FRAME.length) {
                throw new IllegalStateException("broken");
            }
            return new Decoded(Integer.toString(samples), samples < 2 * FRAME.length ? 0.4 : 0.9);
        };
    }

    private QueuedHearing hear(HeardOnce listener, Duration patience) {
        var audio = new UtteranceAudio(16000, Duration.ofSeconds(30), patience);
        var hearing = new QueuedHearing(new Phrases(Set.of()), audio, listener, pool);
        pool.add(hearing);
        return hearing;
    }

    private QueuedHearing hear(HeardOnce listener) {
        return hear(listener, Duration.ofSeconds(60));
    }

    private void open(int size, Duration wait) {
        var decoders = new ArrayList<UtteranceDecoder>();
        for (int n = 0; n < size; n++) {
            decoders.add(counter());
        }
        pool = new DecoderPool(decoders, this::counter, wait, 0.5);
    }

    private HeardOnce say(int frames) {
        var listener = new HeardOnce();
        var hearing = hear(listener);
        for (int n = 0; n < frames; n++) {
            hearing.audio(FRAME);
        }
        hearing.finish();
        return listener;
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void theWholeUtteranceIsHeard() throws Exception {
        open(1, Duration.ofSeconds(30));
        assertThat(say(10).await()).isEqualTo("result: 3200");
    }

    @Test
    void whatIsNotSureIsNoWords() throws Exception {
        open(1, Duration.ofSeconds(30));
        HeardOnce listener = say(1);
        assertThat(listener.await()).isEqualTo("result: ");
        assertThat(listener.confidence).isEqualTo(0.4);
    }

    @Test
    void anUtteranceThatFindsAllBusyFailsAndSaysWhatToRaise() throws Exception {
        open(1, Duration.ofMillis(50));
        hear(new HeardOnce());
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(say(10).await())
                .isEqualTo("failed: all 1 recognisers are busy; raise recognizer.sphinx4.pool");
    }

    @Test
    void oneOfSeveralIsKeptForCompleteUtterances() throws Exception {
        open(2, Duration.ofSeconds(30));
        hear(new HeardOnce());
        hear(new HeardOnce());
        hear(new HeardOnce());
        assertThat(say(10).await()).isEqualTo("result: 3200");
    }

    @Test
    void anUtteranceIsKeptUntilADecoderIsFree() throws Exception {
        open(1, Duration.ofSeconds(30));
        var first = new HeardOnce();
        QueuedHearing speaking = hear(first);
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        HeardOnce second = say(10);
        speaking.audio(FRAME);
        speaking.audio(FRAME);
        assertThat(second.end).isNotDone();
        speaking.finish();
        assertThat(first.await()).isEqualTo("result: 640");
        assertThat(second.await()).isEqualTo("result: 3200");
    }

    @Test
    void aCancellationFreesTheDecoderAndIsSilent() throws Exception {
        open(1, Duration.ofSeconds(30));
        var cancelled = new HeardOnce();
        QueuedHearing speaking = hear(cancelled);
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        speaking.audio(FRAME);
        speaking.cancel();
        assertThat(say(10).await()).isEqualTo("result: 3200");
        assertThat(cancelled.end).isNotDone();
    }

    @Test
    void aCancelledUtteranceLeavesTheQueue() throws Exception {
        open(1, Duration.ofMillis(50));
        QueuedHearing speaking = hear(new HeardOnce());
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        var waiting = new HeardOnce();
        QueuedHearing hearing = hear(waiting);
        hearing.finish();
        hearing.cancel();
        speaking.cancel();
        assertThat(say(10).await()).isEqualTo("result: 3200");
        assertThat(waiting.end).isNotDone();
    }

    @Test
    void aDecoderThatBreaksIsReplaced() throws Exception {
        open(1, Duration.ofSeconds(30));
        var unlucky = new HeardOnce();
        QueuedHearing hearing = hear(unlucky);
        hearing.audio(new short[100]);
        hearing.finish();
        assertThat(unlucky.await()).contains("failed: sphinx4 failed", "broken");
        assertThat(say(10).await()).isEqualTo("result: 3200");
        assertThat(loaded).hasValue(2);
    }

    @Test
    void anUtteranceThatNobodyFinishesEnds() throws Exception {
        open(1, Duration.ofSeconds(30));
        var forgotten = new HeardOnce();
        QueuedHearing hearing = hear(forgotten, Duration.ofMillis(50));
        hearing.audio(FRAME);
        assertThat(forgotten.await()).startsWith("result: ");
        assertThat(say(10).await()).isEqualTo("result: 3200");
    }

    @Test
    void anUtteranceThatIsTooLongEndsByItself() throws Exception {
        open(1, Duration.ofSeconds(30));
        var listener = new HeardOnce();
        QueuedHearing hearing = hear(listener);
        for (int n = 0; n < 50 * 40; n++) {
            hearing.audio(FRAME);
        }
        assertThat(listener.await()).isEqualTo("result: " + 30 * 16000);
    }

    @Test
    void closingFailsWhatIsUnderWay() throws Exception {
        open(1, Duration.ofSeconds(30));
        var speaking = new HeardOnce();
        var waiting = new HeardOnce();
        hear(speaking);
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        hear(waiting);
        pool.close();
        assertThat(List.of(speaking.await(), waiting.await())).allMatch(end -> end.startsWith("failed: "));
        var late = new HeardOnce();
        hear(late);
        assertThat(late.await()).contains("closed");
    }
}
