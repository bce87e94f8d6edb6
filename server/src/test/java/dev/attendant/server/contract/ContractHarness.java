package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.Anticipation;
import dev.attendant.conversation.CallHandler;
import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.Line;
import dev.attendant.conversation.LineOpening;
import dev.attendant.conversation.LineSetup;
import dev.attendant.conversation.PhoneCall;
import dev.attendant.conversation.Reply;
import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.conversation.hearing.LevelDetector;
import dev.attendant.conversation.line.TurnTaking;
import dev.attendant.conversation.scenario.Handover;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.Texts;
import dev.attendant.conversation.turns.TableEndOfTurn;
import dev.attendant.server.calls.Await;
import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.audio.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * What the rules of {@link PhoneCallContract} are told with: calls with a script for the attendant's side, and tones
 * for what both sides say. One PBX serves all rules of a class; they run beside each other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContractHarness {

    /** What the caller says, and what the attendant says. */
    static final int CALLER_HERTZ = 440;

    static final int ATTENDANT_HERTZ = 1000;

    /** Two frames. */
    static final int EXACT_MILLIS = 40;

    private static final Duration TRUNK_PATIENCE = Duration.ofMinutes(2);

    private static final TurnTaking TURNS = new TurnTaking(
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofMillis(240),
            Duration.ofSeconds(2),
            Duration.ofMillis(1500),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(8));

    private static final Scenario SCENARIO = new Scenario(
            "support", "en-US", "", "", "", Map.of(), List.of(), List.of(), new Handover("", SOON, 2, ""),
            new Texts(List.of(), "", "", List.of(), "", "", "", "", ""), false);

    /** JUnit begins another test wherever one waits for a future: this is what bounds how many calls there are. */
    private final Semaphore trunk = new Semaphore(ContractPbx.PHONES);

    private final ScriptedCalls scripts = new ScriptedCalls();
    private final Queue<ContractPhone> phones = new ConcurrentLinkedQueue<>();
    ContractPbx pbx;

    /** Starts the PBX, and the attendant's server for it with this handler. */
    abstract ContractPbx open(CallHandler handler);

    @BeforeAll
    void up() {
        pbx = open(scripts);
    }

    @AfterAll
    void nothingIsLeftOfAnyCall() {
        if (pbx == null) {
            return;
        }
        try (ContractPbx last = pbx) {
            phones.forEach(ContractPhone::close);
            last.awaitIdle();
            Await.until("no connections", SOON, () -> last.connections() == 0, last::connections);
        }
    }

    /** A call, and what its script will bring. */
    record Call<T>(ContractPhone phone, CompletableFuture<T> script, Runnable onClose) implements AutoCloseable {

        T result() throws Exception {
            return in(script);
        }

        /** Until the attendant's side is heard. */
        void awaitTone(int hertz) {
            ContractHarness.awaitTone(phone, 0, hertz);
        }

        @Override
        public void close() {
            phone.close();
            onClose.run();
        }
    }

    /** A caller calls the attendant. */
    <T> Call<T> call(ScriptedCalls.Script<T> script) {
        return call("Pat Caller", ContractPbx.ATTENDANT, script);
    }

    <T> Call<T> call(String callerName, String dialled, ScriptedCalls.Script<T> script) {
        awaitTrunk();
        ContractPhone phone = pbx.phone(callerName);
        phones.add(phone);
        CompletableFuture<T> result = scripts.expect(phone.number(), script);
        phone.dial(dialled);
        return new Call<>(phone, result, trunk::release);
    }

    private void awaitTrunk() {
        try {
            assertThat(trunk.tryAcquire(TRUNK_PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("a free trunk").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What a future brings, within the time that a test has. */
    static <T> T in(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(2 * SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("The attendant's side has not come to its end", e);
        } catch (ExecutionException e) {
            throw new AssertionError("The attendant's side failed: " + e.getCause(), e.getCause());
        }
    }

    // ---- the attendant's side ------------------------------------------------------------------------------

    static LineOpening opening(PhoneCall call) {
        return opening(call, AudioTap.NONE);
    }

    static LineOpening opening(PhoneCall call, AudioTap tap) {
        CallInfo info = call.info();
        return call.openLine(
                new LineSetup(info, new ToneEar(), new ToneVoice(), SCENARIO, rate -> new LevelDetector(),
                        TableEndOfTurn::new, TURNS, event -> { }, Anticipation.NONE, tap));
    }

    static Line open(PhoneCall call) {
        return opened(opening(call));
    }

    static Line opened(LineOpening opening) {
        assertThat(opening).isInstanceOf(LineOpening.Opened.class);
        return ((LineOpening.Opened) opening).line();
    }

    /** A reply that is a tone. */
    static Reply tone(int hertz, int millis, Expect expect) {
        return Reply.of(new ToneHeard(hertz, millis).words(), expect);
    }

    static Reply nothing() {
        return Reply.of("", Expect.SPEECH);
    }

    /** The tone that the caller said. */
    static ToneHeard said(Heard heard) {
        assertThat(heard).isInstanceOf(Heard.Said.class);
        return ToneHeard.of(((Heard.Said) heard).utterance().text());
    }

    /** Speaks, and returns the caller's answer; the caller {@link #answers}. */
    static ToneHeard ask(Line line, int hertz) {
        return said(line.exchange(tone(hertz, 400, Expect.SPEECH)));
    }

    static void assertIsGone(PhoneCall call) {
        Await.until("a caller who is gone", SOON, () -> !call.alive(), () -> "alive");
    }

    // ---- the caller's side ---------------------------------------------------------------------------------

    static short[] callerTone(int millis) {
        return Tone.sine(CALLER_HERTZ, millis);
    }

    /** Waits until the attendant has asked, and answers. */
    static void answers(ContractPhone phone, int askedHertz) {
        awaitTone(phone, 0, askedHertz);
        phone.say(callerTone(400));
    }

    /** Waits until the caller hears this tone, at or after a moment of what they heard. */
    static void awaitTone(ContractPhone phone, int after, int hertz) {
        Await.until("a tone of " + hertz + " Hz after " + after + " ms", SOON, () -> hears(phone.heard(), after, hertz),
                () -> ToneHeard.in(phone.heard()) + " in " + phone.heard().millis() + " ms");
    }

    /** Whether 200 ms of the sound, in a row or with gaps as a busy machine makes them, are this tone. */
    static boolean hears(Sound heard, int after, int hertz) {
        int millis = 0;
        for (int from = after; from + 10 <= heard.millis(); from += 10) {
            Sound part = heard.between(from, from + 10);
            if (part.level() >= Sound.SPEECH && Tone.share(part, hertz) > 0.8) {
                millis += 10;
            }
        }
        return millis >= 200;
    }

    static void assertTone(ToneHeard heard, int hertz, int millis) {
        assertThat(heard.hertz()).as("frequency of %s", heard).isBetween(hertz - 5, hertz + 5);
        assertThat(heard.millis()).as("length of %s", heard).isBetween(millis - EXACT_MILLIS, millis + EXACT_MILLIS);
    }
}
