package dev.attendant.testcalls.caller;

import dev.attendant.testcalls.caller.TimelineEvent.Kind;
import dev.attendant.testcalls.asterisk.AsteriskOptions;
import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.asterisk.SimulatedAsterisk;
import dev.attendant.testcalls.pbx.SimulatedCall;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class SpeakingCallerTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final Vertx vertx = Vertx.vertx();
    private final Voice voice = new Voice(new ToneSynthesizer(), "en-US", "");
    private SimulatedCall call;

    @AfterEach
    void end() throws Exception {
        await(vertx.close());
    }

    @Test
    void aPoliteCallerSpeaksWhenTheAttendantHasFinishedAndHearsTheAnswer() throws Exception {
        Talk talk = talk(Script.begin().patience(SHORT).say("hello there").listen().hangUpAtOnce());

        assertThat(talk.failure()).isEmpty();
        assertThat(talk.timeline()).extracting(TimelineEvent::kind).containsExactly(
                Kind.CONNECTED, Kind.ATTENDANT_BEGAN, Kind.ATTENDANT_STOPPED, Kind.I_BEGAN, Kind.I_STOPPED,
                Kind.ATTENDANT_BEGAN, Kind.ATTENDANT_STOPPED, Kind.I_HUNG_UP);
        assertThat(talk.timeline()).extracting(TimelineEvent::atMillis).isSorted();
        assertThat(talk.bargeIns()).isEmpty();
        assertThat(await(call.outcome()).end()).isEqualTo(CallEnd.HUNG_UP_BY_CALLER);
    }

    @Test
    void theResponseTimeRunsFromTheEndOfTheCallersSpeechToTheAnswer() throws Exception {
        Talk talk = talk(Script.begin().patience(SHORT).say("hello there").listen().hangUpAtOnce());

        TimelineEvent stopped = only(talk, Kind.I_STOPPED).getFirst();
        TimelineEvent answered = only(talk, Kind.ATTENDANT_BEGAN).getLast();
        assertThat(talk.measures()).hasSize(1);
        assertThat(talk.responses().getFirst())
                .isCloseTo(answered.atMillis() - stopped.atMillis(), Offset.offset(0.01))
                .isGreaterThan(100);
    }

    @Test
    void aBargeInIsMeasuredFromItsBeginningToTheAttendantsSilence() throws Exception {
        Talk talk = talk(Script.begin().patience(SHORT).sayOver("no no no no no", Duration.ofMillis(100))
                .listen().hangUpAtOnce());

        TimelineEvent began = only(talk, Kind.I_BEGAN).getFirst();
        TimelineEvent silent = only(talk, Kind.ATTENDANT_STOPPED).getFirst();
        assertThat(talk.failure()).isEmpty();
        assertThat(talk.bargeIns()).hasSize(1);
        assertThat(talk.bargeIns().getFirst())
                .isCloseTo(silent.atMillis() - began.atMillis(), Offset.offset(0.01))
                .isPositive();
        assertThat(talk.responses()).as("and it is answered").hasSize(1);
    }

    @Test
    void aCallerWhomTheAttendantDoesNotLetFinishWasInterrupted() throws Exception {
        // Speaks at once; the greeting begins with the first frame.
        Talk talk = talk(Script.begin().sayAtOnce("hi").hangUpOver(Duration.ofMillis(60)));

        assertThat(only(talk, Kind.I_WAS_INTERRUPTED)).hasSize(1);
        assertThat(talk.failure()).isEmpty();
    }

    @Test
    void digitsArePressedOneAfterTheOther() throws Exception {
        Talk talk = talk(Script.begin().patience(SHORT).press("12#"));

        assertThat(talk.failure()).isEmpty();
        assertThat(only(talk, Kind.I_PRESSED)).extracting(TimelineEvent::detail).containsExactly("1", "2", "#");
        CallOutcome outcome = await(call.outcome());
        assertThat(outcome.end()).as("the attendant ends the call after #").isEqualTo(CallEnd.RELEASED);
        assertThat(outcome.result()).isEqualTo("completed");
    }

    @Test
    void aStepThatDoesNotGetItsCueFailsAndSaysWhich() throws Exception {
        Talk talk = talk(Script.begin().waitSilently(Duration.ofMillis(20)).within(Duration.ofMillis(200))
                .patience(Duration.ofSeconds(20)).say("yes"));

        assertThat(talk.failure()).contains("step 2 (say \"yes\"): the attendant had not talked and then been silent"
                + " for 20000 ms within 200 ms");
        assertThat(await(call.outcome()).end()).isEqualTo(CallEnd.HUNG_UP_BY_CALLER);
    }

    @Test
    void anAttendantThatEndsTheCallTooEarlyFailsTheScript() throws Exception {
        Talk talk = talk(Script.begin().patience(SHORT).press("#").say("wait"));

        assertThat(talk.failure()).contains("step 2 (say \"wait\"): the call ended before");
    }

    @Test
    void aVoiceThatFailsFailsTheScript() throws Exception {
        Talk talk = talk(Script.begin().sayAtOnce("mute"));

        assertThat(talk.failure().orElse("")).startsWith("step 1").endsWith("no such voice");
    }

    @Test
    void theAttendantHearsTheLinesNoiseWhileTheCallerIsSilent() {
        SpeakingCaller caller = new SpeakingCaller(voice, Script.begin());
        caller.begin(new IdlePhone(), 16_000);
        short[] frame = new short[320];
        double energy = 0;
        for (int i = 0; i < 100; i++) {
            caller.next(frame);
            for (short sample : frame) {
                energy += (double) sample * sample;
            }
        }
        double dbfs = 20 * Math.log10(Math.sqrt(energy / (100 * frame.length)) / 32_768);

        assertThat(dbfs).isBetween(-60.5, -59.5);
    }

    private Talk talk(Script script) throws Exception {
        ToneAttendant attendant = new ToneAttendant(vertx, 20, 15);
        await(attendant.start());
        SimulatedAsterisk asterisk = new SimulatedAsterisk(vertx, AsteriskOptions.to("127.0.0.1", attendant.port()));
        SpeakingCaller caller = new SpeakingCaller(voice, script);
        call = asterisk.call(CallSpec.to("tones").withCaller(caller));
        return caller.talk().get(20, TimeUnit.SECONDS);
    }

    private static List<TimelineEvent> only(Talk talk, Kind kind) {
        return talk.timeline().stream().filter(event -> event.kind() == kind).toList();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
