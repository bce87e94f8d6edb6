package dev.attendant.conversation.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetronomeTest {

    /** The loop's time, and its only timer. */
    private long now = 7_000_000_000L;

    private long due;
    private Runnable task = () -> {};

    @Test
    void eachCallHasFiftyBeatsASecondHoweverLateTheTimerIs() {
        Metronome metronome = metronome(5);
        List<Integer> beats = calls(metronome, 7);
        for (int i = 0; i < 500; i++) {
            fire(i % 7);
        }
        int expected = (int) ((now - 7_000_000_000L) / 20_000_000);
        assertThat(beats).allSatisfy(count -> assertThat(count).isBetween(expected - 1, expected + 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 15, 0", "0, 45, 2", "0, 100, 5", "0, 2000, 100", "5, 15, 0", "5, 95, 0", "5, 2000, 100"})
    void soManyMissedBeatsAreMadeUpForAndOfMoreNone(int mostMadeUp, int stallMillis, int lost) {
        Metronome metronome = metronome(mostMadeUp);
        List<Integer> beats = calls(metronome, 4);
        runUntil(1_000);
        fire(stallMillis);
        runUntil(1_000 + stallMillis + 1_000);
        int expected = (2_000 + stallMillis) / 20 - lost;
        assertThat(beats).allSatisfy(count -> assertThat(count).isBetween(expected - 1, expected + 1));
    }

    @Test
    void whoDoesNotMakeUpGivesEachCallOneBeatAfterAStall() {
        Metronome metronome = metronome(0);
        List<Integer> beats = calls(metronome, 8);
        runUntil(1_000);
        List<Integer> before = List.copyOf(beats);
        fire(103);
        for (int i = 0; i < beats.size(); i++) {
            assertThat(beats.get(i) - before.get(i)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 25", "0, 103", "3, 25", "3, 103"})
    void aBeatThatWasRunEarlyIsMissingOnceHoweverLongTheStallAfterIt(int mostMadeUp, int stallMillis) {
        Metronome metronome = metronome(mostMadeUp);
        List<Long> beats = new ArrayList<>();
        Metronome.Beat beat = metronome.add(() -> beats.add(now));
        runUntil(1_000);
        while (!metronome.isNear(beat)) {
            fire(0);
        }
        metronome.runEarly(beat);
        metronome.runEarly(beat);
        int before = beats.size();
        long early = now;
        fire(stallMillis);
        runUntil((int) ((now - 7_000_000_000L) / 1_000_000) + 30);
        int made = mostMadeUp == 0 || stallMillis > 80 ? 1 : 1 + stallMillis / 20;
        assertThat(beats.size() - before).isBetween(made, made + 1);
        assertThat(beats.get(before) - early).isBetween(stallMillis * 1_000_000L, (stallMillis + 26) * 1_000_000L);
    }

    @Test
    void aBeatThatIsRunEarlyAfterAStallIsNotRunTwice() {
        Metronome metronome = metronome(0);
        List<Long> beats = new ArrayList<>();
        Metronome.Beat beat = metronome.add(() -> beats.add(now));
        runUntil(1_000);
        now = due + 103 * 1_000_000L;
        int before = beats.size();
        metronome.runEarly(beat);
        task.run();
        assertThat(beats.size() - before).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 12, 19})
    void aCallsBeatsFollowTheMomentInWhichItWasAdded(int millis) {
        Metronome metronome = metronome(0);
        calls(metronome, 1);
        runUntil(100 + millis);
        now = 7_000_000_000L + (100 + millis) * 1_000_000L;
        long added = now;
        List<Long> beats = new ArrayList<>();
        metronome.add(() -> beats.add(now));
        runUntil(200);
        assertThat(beats.getFirst() - added).isBetween(1_500_000L, 3_000_000L);
        assertThat(beats.get(3) - added).isBetween(61_500_000L, 63_000_000L);
    }

    @Test
    void callsThatAreAddedInTheSameMomentAreNoBurst() {
        Metronome metronome = metronome(0);
        Map<Long, Integer> beatsAt = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            metronome.add(() -> beatsAt.merge(now, 1, Integer::sum));
        }
        runUntil(100);
        assertThat(beatsAt.values()).allSatisfy(beats -> assertThat(beats).isLessThanOrEqualTo(75));
    }

    private Metronome metronome(int mostMadeUp) {
        return new Metronome(
                (millis, next) -> {
                    due = now + millis * 1_000_000;
                    task = next;
                },
                () -> now,
                mostMadeUp);
    }

    /** How many beats each call had. */
    private static List<Integer> calls(Metronome metronome, int number) {
        List<Integer> beats = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int call = i;
            beats.add(0);
            metronome.add(() -> beats.set(call, beats.get(call) + 1));
        }
        return beats;
    }

    /** The timer comes, so much later than it should. */
    private void fire(int lateMillis) {
        now = due + lateMillis * 1_000_000L;
        task.run();
    }

    private void runUntil(int millis) {
        while (due - 7_000_000_000L < millis * 1_000_000L) {
            fire(0);
        }
    }

    @Test
    void aCallThatFailsDoesNotSilenceTheOthers() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Context context = vertx.getOrCreateContext();
            CountDownLatch beats = new CountDownLatch(5);
            context.runOnContext(now -> {
                Metronome metronome = new Metronome(context);
                metronome.add(() -> {
                    throw new IllegalStateException("a call that fails");
                });
                metronome.add(beats::countDown);
            });
            assertThat(beats.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
