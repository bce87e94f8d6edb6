package dev.attendant.conversation.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallBeatsTest {

    private record Task(long due, Runnable run) {}

    private static final long MILLI = 1_000_000;

    /** The loop, and its time in nanoseconds. */
    private final PriorityQueue<Task> loop = new PriorityQueue<>(Comparator.comparingLong(Task::due));

    private long now = 3_000 * MILLI;
    private final long begun = now;
    private final Metronome metronome =
            new Metronome((millis, task) -> loop.add(new Task(now + millis * MILLI, task)), () -> now, 3);

    /** When the call was asked, in ms since the beginning. */
    private final List<Double> asked = new ArrayList<>();

    private final CallBeats beats = new CallBeats(metronome, () -> asked.add(millis()));
    private boolean aboutToSpeak;

    @Test
    void aCallIsAskedWithItsCallersFrames() {
        framesFrom(0, 100, i -> 0);
        runUntil(2_000);
        assertThat(asked.subList(2, 99)).allSatisfy(at -> assertThat(at % 20).isZero());
        assertThat(gaps().subList(1, 98)).containsOnly(20.0);
    }

    @Test
    void aCallThatIsAboutToSpeakIsAskedSomeMillisecondsAfterItsCallersFrame() {
        aboutToSpeak = true;
        framesFrom(0, 100, i -> 0);
        runUntil(2_000);
        assertThat(asked.subList(2, 99)).allSatisfy(at -> assertThat(at % 20).isBetween(1.0, 2.5));
    }

    @Test
    void aCallWithoutFramesIsAskedAllTheSame() {
        beats.begin();
        runUntil(2_000);
        assertThat(asked).hasSizeBetween(97, 98);
        assertThat(gaps()).allSatisfy(gap -> assertThat(gap).isBetween(19.0, 21.0));
    }

    @Test
    void aCallWhoseFramesStopIsAskedOn() {
        framesFrom(0, 50, i -> 0);
        runUntil(2_000);
        assertThat(asked).hasSizeBetween(99, 100);
        assertThat(gaps()).allSatisfy(gap -> assertThat(gap).isBetween(15.0, 25.0));
    }

    @Test
    void framesThatComeTogetherDoNotMakeTheAttendantTalkFaster() {
        for (int i = 0; i < 25; i++) {
            long at = i * 80L;
            IntStream.range(0, 4).forEach(frame -> at(at, this::frame));
        }
        runUntil(2_000);
        assertThat(asked).hasSizeBetween(99, 101);
        assertThat(gaps()).allSatisfy(gap -> assertThat(gap).isBetween(14.0, 26.0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void jitterOfTheCallersFramesMakesNoFrameLateOrTooMany(long seed) {
        Random random = new Random(seed);
        framesFrom(30, 500, i -> random.nextDouble(-25, 25));
        runUntil(10_000);
        assertThat(asked).hasSizeBetween(496, 500);
        assertThat(gaps()).allSatisfy(gap -> assertThat(gap).isBetween(13.0, 27.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.0005, 0.0005})
    void theBeatsFollowACallersClockThatIsNotOurs(double drift) {
        // 40 ms in 80 s, ten times what crystals do
        framesFrom(0, 4_000, i -> i * 20 * drift);
        runUntil(79_000);
        assertThat(asked).hasSizeBetween(3_940, 3_960);
        assertThat(gaps()).allSatisfy(gap -> assertThat(gap).isBetween(10.0, 30.0));
        double phase = 20 * (1 + drift);
        long withFrames = asked.stream().filter(at -> Math.abs(at - Math.rint(at / phase) * phase) < 0.01).count();
        assertThat(withFrames).isGreaterThan(3_000);
    }

    @Test
    void manyCallsWhoseFramesComeInTheSameMomentLoseNone() {
        int[] askedOf = new int[400];
        List<CallBeats> calls = IntStream.range(0, askedOf.length)
                .mapToObj(call -> new CallBeats(metronome, () -> askedOf[call]++))
                .toList();
        for (int i = 0; i < 500; i++) {
            at(20L * i, () -> calls.forEach(call -> call.frame(false)));
        }
        runUntil(10_000);
        assertThat(Arrays.stream(askedOf)).allSatisfy(asked -> assertThat(asked).isBetween(498, 501));
    }

    @Test
    void aCallThatHasEndedIsNotAsked() {
        framesFrom(0, 100, i -> 0);
        beats.begin();
        at(500, beats::end);
        runUntil(2_000);
        assertThat(asked).hasSizeBetween(24, 26);
        assertThat(loop).isEmpty();
    }

    @Test
    void aCallThatEndsBeforeItsFirstFrameIsNotAsked() {
        beats.begin();
        beats.end();
        runUntil(200);
        assertThat(asked).isEmpty();
    }

    private double millis() {
        return (double) (now - begun) / MILLI;
    }

    private List<Double> gaps() {
        return IntStream.range(1, asked.size())
                .mapToObj(i -> asked.get(i) - asked.get(i - 1))
                .toList();
    }

    private void frame() {
        beats.frame(aboutToSpeak);
    }

    /** @param jitter by how many ms a frame is late */
    private void framesFrom(int millis, int number, IntToDoubleFunction jitter) {
        for (int i = 0; i < number; i++) {
            double at = millis + 20 * i + jitter.applyAsDouble(i);
            loop.add(new Task(begun + Math.max(0, Math.round(at * MILLI)), this::frame));
        }
    }

    private void at(long millis, Runnable run) {
        loop.add(new Task(begun + millis * MILLI, run));
    }

    private void runUntil(long millis) {
        while (!loop.isEmpty() && loop.element().due() < begun + millis * MILLI) {
            now = Math.max(now, loop.element().due());
            loop.remove().run().run();
        }
    }
}
