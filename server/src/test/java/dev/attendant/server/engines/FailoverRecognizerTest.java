package dev.attendant.server.engines;

import static dev.attendant.server.engines.TestChains.LONG;
import static dev.attendant.server.engines.TestChains.SUPPORT;
import static dev.attendant.server.engines.TestChains.counts;
import static dev.attendant.server.engines.TestChains.engines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.server.calls.Await;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FailoverRecognizerTest {

    private static final Duration ENOUGH = Duration.ofSeconds(10);
    private static final short[] FRAME = new short[160];

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final EngineMetrics metrics = new EngineMetrics();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final TestRecognizer first = new TestRecognizer();
    private final TestRecognizer second = new TestRecognizer();

    @AfterEach
    void close() {
        Await.value(vertx.close(), ENOUGH);
    }

    /** Keeps what it hears, for a test to answer. */
    private static final class TestRecognizer implements Recognizer {

        final BlockingQueue<TestHearing> hearings = new LinkedBlockingQueue<>();
        volatile Consumer<TestHearing> onFinish = hearing -> {};
        volatile Runnable onAudio = () -> {};

        @Override
        public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
            TestHearing hearing = new TestHearing(this, listener);
            hearings.add(hearing);
            return hearing;
        }

        @Override
        public void close() {}

        TestHearing next() {
            try {
                TestHearing hearing = hearings.poll(10, TimeUnit.SECONDS);
                assertThat(hearing).as("a hearing").isNotNull();
                return hearing;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static final class TestHearing implements Recognizer.Hearing {

        private final TestRecognizer recognizer;
        final Recognizer.Listener listener;
        final List<Integer> heard = new CopyOnWriteArrayList<>();
        final List<Thread> threads = new CopyOnWriteArrayList<>();
        final CompletableFuture<Void> finished = new CompletableFuture<>();
        final CompletableFuture<Void> cancelled = new CompletableFuture<>();

        TestHearing(TestRecognizer recognizer, Recognizer.Listener listener) {
            this.recognizer = recognizer;
            this.listener = listener;
        }

        @Override
        public void audio(short[] samples) {
            heard.add((int) samples[0]);
            threads.add(Thread.currentThread());
            recognizer.onAudio.run();
        }

        @Override
        public void finish() {
            threads.add(Thread.currentThread());
            finished.complete(null);
            recognizer.onFinish.accept(this);
        }

        @Override
        public void cancel() {
            cancelled.complete(null);
        }
    }

    private Recognizer recognizer(Duration result, int failures) {
        return recognizer(result, failures, LONG);
    }

    private Recognizer recognizer(Duration result, int failures, Duration rest) {
        return new FailoverRecognizer(vertx, TestChains.chain("recognizer",
                engines("first", (Recognizer) first, "second", second), failures, rest, metrics), result);
    }

    private Recognizer.Hearing hear(Recognizer recognizer) {
        return onLoop(() -> recognizer.hear(8000, SUPPORT, new Recognizer.Listener() {
            @Override
            public void partial(String words) {
                told.add("partial " + words);
            }

            @Override
            public void result(String words, double confidence) {
                told.add("result " + words);
            }

            @Override
            public void failed(String reason) {
                told.add("failed " + reason);
            }
        }));
    }

    private <T> T onLoop(java.util.concurrent.Callable<T> what) {
        CompletableFuture<T> done = new CompletableFuture<>();
        loop.runOnContext(go -> {
            try {
                done.complete(what.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void speak(Recognizer.Hearing hearing, int... frames) {
        onLoop(() -> {
            // one array for all, as a line has it
            short[] frame = FRAME.clone();
            for (int value : frames) {
                frame[0] = (short) value;
                hearing.audio(frame);
            }
            return true;
        });
    }

    private void finish(Recognizer.Hearing hearing) {
        onLoop(() -> {
            hearing.finish();
            return true;
        });
    }

    private String told() throws InterruptedException {
        return told.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void theNextEngineHearsTheUtteranceFromItsBeginning() throws InterruptedException {
        Recognizer.Hearing hearing = hear(recognizer(ENOUGH, 3));
        speak(hearing, 1, 2);
        TestHearing one = first.next();
        one.listener.partial("my inter");
        assertThat(told()).isEqualTo("partial my inter");
        one.listener.failed("the connection broke");
        TestHearing two = second.next();
        speak(hearing, 3);
        finish(hearing);
        two.listener.partial("my internet");
        two.listener.result("my internet is down", 0.9);

        assertThat(told()).isEqualTo("partial my internet");
        assertThat(told()).isEqualTo("result my internet is down");
        assertThat(two.heard).containsExactly(1, 2, 3);
        assertThat(one.heard).containsExactly(1, 2);
        assertThat(metrics.switches()).containsExactly(new EngineMetrics.Switches("recognizer", "first", "second", 1));
    }

    @Test
    void aFailureAfterTheEndIsMadeUpForOnTheSameEventLoop() throws InterruptedException {
        second.onFinish = hearing -> hearing.listener.result("down", 1);
        Recognizer.Hearing hearing = hear(recognizer(ENOUGH, 3));
        speak(hearing, 1, 2);
        finish(hearing);
        TestHearing one = first.next();
        Thread.ofPlatform().start(() -> one.listener.failed("broken"));

        assertThat(told()).isEqualTo("result down");
        TestHearing two = second.next();
        assertThat(two.heard).containsExactly(1, 2);
        assertThat(two.threads).containsOnly(one.threads.getFirst());
    }

    @Test
    void anEngineThatThrowsWhileItHearsIsAFailure() throws InterruptedException {
        second.onFinish = hearing -> hearing.listener.result("down", 1);
        first.onFinish = hearing -> {
            throw new IllegalStateException("broken");
        };
        Recognizer.Hearing hearing = hear(recognizer(ENOUGH, 3));
        speak(hearing, 1);
        finish(hearing);

        assertThat(told()).isEqualTo("result down");
        assertThat(counts(metrics, "first").failures()).isEqualTo(Map.of(FailureKind.ERROR, 1L));
    }

    @Test
    void aResultThatDoesNotComeInTimeIsAFailure() throws InterruptedException {
        second.onFinish = hearing -> hearing.listener.result("down", 1);
        Recognizer.Hearing hearing = hear(recognizer(Duration.ofMillis(50), 3));
        speak(hearing, 1);
        finish(hearing);

        assertThat(told()).isEqualTo("result down");
        TestHearing one = first.next();
        one.cancelled.orTimeout(10, TimeUnit.SECONDS).join();
        one.listener.result("too late", 1);
        onLoop(() -> true);
        assertThat(told).isEmpty();
        assertThat(counts(metrics, "first").failures()).isEqualTo(Map.of(FailureKind.LATE, 1L));
    }

    @Test
    void anEngineThatDoesNotHaveTheLanguageIsPassedOverAndNotBroken() throws InterruptedException {
        second.onFinish = hearing -> hearing.listener.result("unten", 1);
        Recognizer recognizer = recognizer(ENOUGH, 1);
        for (int i = 0; i < 2; i++) {
            Recognizer.Hearing hearing = hear(recognizer);
            first.next().listener.refused("hears English only");
            second.next();
            finish(hearing);
            assertThat(told()).isEqualTo("result unten");
        }
        assertThat(counts(metrics, "first").refused()).isEqualTo(2);
        assertThat(counts(metrics, "first").failures()).isEmpty();
        assertThat(metrics.switches()).isEmpty();
    }

    @Test
    void whenNoEngineIsLeftTheLastReasonIsTold() throws InterruptedException {
        hear(recognizer(ENOUGH, 3));
        first.next().listener.failed("one");
        second.next().listener.failed("two");

        assertThat(told()).isEqualTo("failed two");
    }

    @Test
    void nothingIsToldAfterACancel() {
        Recognizer.Hearing hearing = hear(recognizer(ENOUGH, 3));
        TestHearing one = first.next();
        onLoop(() -> {
            one.listener.failed("broken");
            hearing.cancel();
            return true;
        });
        onLoop(() -> true);

        assertThat(one.cancelled).isDone();
        assertThat(second.hearings).isEmpty();
        assertThat(told).isEmpty();
        assertThat(counts(metrics, "first").failures()).isEmpty();
    }

    @Test
    void anEngineThatFailedOftenIsLeftAloneAndTheLeastBadIsAskedWhenAllDid() throws InterruptedException {
        Recognizer recognizer = recognizer(ENOUGH, 1);
        hear(recognizer);
        first.next().listener.failed("one");
        second.next().listener.failed("two");
        assertThat(told()).isEqualTo("failed two");

        Recognizer.Hearing hearing = hear(recognizer);
        finish(hearing);
        first.next().listener.result("back", 1);
        assertThat(told()).isEqualTo("result back");
        assertThat(second.hearings).isEmpty();
        hear(recognizer);
        first.next();
    }

    /** The first has failed, and hears beside the second whether it is back. */
    private Recognizer.Hearing withTheFirstTried(Recognizer recognizer) {
        Recognizer.Hearing[] hearing = {hear(recognizer)};
        first.next().listener.failed("one");
        second.next();
        Await.until("the first is tried", ENOUGH, () -> {
            hearing[0] = hear(recognizer);
            return !first.hearings.isEmpty();
        }, () -> metrics.counts());
        return hearing[0];
    }

    private TestHearing lastOf(TestRecognizer recognizer) {
        TestHearing last = recognizer.next();
        while (!recognizer.hearings.isEmpty()) {
            last = recognizer.next();
        }
        return last;
    }

    @Test
    void anEngineThatIsTriedAgainIsLetGoWhenTheUtteranceEndsEarly() throws InterruptedException {
        Recognizer recognizer = recognizer(ENOUGH, 1, Duration.ofMillis(1));
        withTheFirstTried(recognizer);
        lastOf(second).listener.result("too long an utterance", 1);
        assertThat(told()).isEqualTo("result too long an utterance");

        first.next().cancelled.orTimeout(10, TimeUnit.SECONDS).join();
        hear(recognizer);
        assertThat(first.hearings).as("tried with the next utterance").hasSize(1);
    }

    @Test
    void anEngineThatIsTriedAgainAndThrowsDoesNotDisturbTheTalk() throws InterruptedException {
        Recognizer.Hearing hearing = withTheFirstTried(recognizer(ENOUGH, 1, Duration.ofMillis(1)));
        first.onAudio = () -> {
            throw new IllegalStateException("closed");
        };
        speak(hearing, 1, 2);
        finish(hearing);
        TestHearing heard = lastOf(second);
        heard.listener.result("hello", 1);

        assertThat(told()).isEqualTo("result hello");
        assertThat(heard.heard).containsExactly(1, 2);
        assertThat(counts(metrics, "first").failures()).isEqualTo(Map.of(FailureKind.ERROR, 2L));
    }

    @Test
    void theLoopOfAConnectionIsTheLoopOfItsHearing() throws Exception {
        // a frame may come by the metronome, whose tasks know of no Vert.x context
        var netty = ((io.vertx.core.internal.ContextInternal) loop).nettyEventLoop();
        Recognizer recognizer = recognizer(ENOUGH, 3);
        Recognizer.Hearing hearing = netty.submit(() -> recognizer.hear(8000, SUPPORT, new Recognizer.Listener() {
            @Override
            public void partial(String words) {}

            @Override
            public void result(String words, double confidence) {
                told.add(Thread.currentThread().getName());
            }

            @Override
            public void failed(String reason) {}
        })).get(10, TimeUnit.SECONDS);
        finish(hearing);
        first.next().listener.result("x", 1);

        assertThat(told()).isEqualTo(onLoop(() -> Thread.currentThread().getName()));
    }
}
