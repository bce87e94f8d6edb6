package dev.attendant.testcalls.caller;

import dev.attendant.testcalls.asterisk.AsteriskOptions;
import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.asterisk.SimulatedAsterisk;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class LoadCallerTest {

    private final Vertx vertx = Vertx.vertx();
    private final LoadStatistics statistics = new LoadStatistics();
    private final LoadTalk talk = LoadTalk.of(8_000, List.of(ToneSynthesizer.tone(400, 8_000)))
            .withBargeIns(2, Duration.ofMillis(100)).withTurns(2);
    private final LoadCaller.Factory callers = new LoadCaller.Factory(talk, statistics);

    @AfterEach
    void end() throws Exception {
        await(vertx.close());
    }

    @Test
    void manyCallsAtOnceAreMeasuredTogether() throws Exception {
        ToneAttendant attendant = new ToneAttendant(vertx, 10, 20);
        await(attendant.start());
        SimulatedAsterisk asterisk = new SimulatedAsterisk(
                vertx, AsteriskOptions.to("127.0.0.1", attendant.port()).withEventLoops(2));

        List<Future<CallOutcome>> calls = IntStream.range(0, 20).mapToObj(i ->
                asterisk.call(CallSpec.to("load").withCaller(callers.next()).withoutKeepingAudio()).outcome()).toList();
        List<CallOutcome> outcomes = await(Future.all(calls)).list();

        assertThat(outcomes).allMatch(outcome -> outcome.end() == CallEnd.HUNG_UP_BY_CALLER);
        LoadReport report = statistics.report();
        assertThat(report.failures()).isZero();
        assertThat(report.firstAudio().count()).isEqualTo(20);
        assertThat(report.responses().count()).as("an answer to each utterance").isEqualTo(40);
        assertThat(report.answerFrames().count()).as("where the attendant was silent before").isBetween(20L, 40L);
        assertThat(report.bargeIns().count()).as("each second one was a barge-in").isEqualTo(20);
        assertThat(report.frames()).isEqualTo(outcomes.stream()
                .mapToLong(outcome -> outcome.audio().getFirst().messages()).sum());
        assertThat(report.ownGaps().count()).as("between the frames that each caller sent").isGreaterThan(20);
        assertThat(outcomes).as("counts only").allMatch(outcome -> outcome.audio().getFirst().heard().isEmpty());
    }

    @Test
    void aCallThatNeverHearsAnythingHasFailed() throws Exception {
        SimulatedAsterisk asterisk = new SimulatedAsterisk(vertx, AsteriskOptions.to("127.0.0.1", 1));

        CallOutcome outcome = await(asterisk.call(CallSpec.to("load").withCaller(callers.next())).outcome());

        assertThat(outcome.end()).isEqualTo(CallEnd.CONTROL_REFUSED);
        assertThat(statistics.report().failures()).isEqualTo(1);
    }

    @Test
    void aCallerHangsUpOnALineOfAnotherRate() {
        IdlePhone phone = new IdlePhone();
        callers.next().begin(phone, 16_000);

        assertThat(phone.isHungUp()).isTrue();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
