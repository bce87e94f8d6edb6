package dev.attendant.testcalls.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attendant.testcalls.audio.Sound;
import dev.attendant.testcalls.audio.Tone;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two phones that call each other, with nothing between them. */
class SipPhoneTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final SipPhone anna = new SipPhone("anna");
    private final SipPhone bob = new SipPhone("bob");

    @AfterEach
    void close() {
        anna.close();
        bob.close();
    }

    private static <T> T soon(CompletableFuture<T> future) {
        return future.orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @Test
    void whatOneSaysTheOtherHears() {
        CompletableFuture<SipCall> answered = bob.answerNext();
        SipCall call = anna.call(bob.uri()).connected(SOON);
        SipCall bobs = soon(answered);
        CompletableFuture<Played> bobSaid = bobs.play(Tone.sine(1000, 600));
        Played annaSaid = soon(call.play(Tone.sine(440, 600)));
        soon(bobSaid);
        soon(call.play(new short[800]));
        soon(bobs.play(new short[800]));

        Sound byBob = bobs.heard();
        int began = byBob.firstAbove(Sound.SPEECH, 0);
        assertThat(began).isCloseTo(bobs.recording().millisAt(annaSaid.began()), within(60));
        assertThat(byBob.lastAbove(Sound.SPEECH) - began).isCloseTo(600, within(10));
        assertThat(Tone.frequency(byBob.between(began, began + 500))).isEqualTo(440);
        assertThat(byBob.level(began, began + 600)).isCloseTo(-20, within(0.5));

        Sound byAnna = call.recording().byArrival();
        int heard = byAnna.firstAbove(Sound.SPEECH, 0);
        // by arrival: a packet that a busy machine brings late is a gap, in which some waves are missing
        assertThat(Tone.frequency(byAnna.between(heard, heard + 500))).isCloseTo(1000, within(50));
    }

    @Test
    void aDigitIsHeardOnceHoweverManyPacketsItHas() {
        CompletableFuture<SipCall> answered = bob.answerNext();
        SipCall call = anna.call(bob.uri()).connected(SOON);
        soon(call.digits("0119*#"));
        soon(call.play(new short[320]));
        assertThat(soon(answered).recording().digits()).isEqualTo("0119*#");
    }

    @Test
    void whenTheCalledHangsUpTheCallerNotices() {
        CompletableFuture<SipCall> answered = bob.answerNext();
        SipCall call = anna.call(bob.uri()).connected(SOON);
        soon(answered).hangUp();
        call.awaitEnd(SOON);
        assertThatThrownBy(() -> soon(call.play(new short[160]))).isInstanceOf(CancellationException.class);
    }

    @Test
    void whenTheCallerHangsUpTheCalledNotices() {
        CompletableFuture<SipCall> answered = bob.answerNext();
        anna.call(bob.uri()).connected(SOON).hangUp();
        soon(answered).awaitEnd(SOON);
    }

    @Test
    void aBusyPhoneRefuses() {
        bob.busy(true);
        SipCall call = anna.call(bob.uri());
        assertThatThrownBy(() -> call.connected(SOON)).isInstanceOfSatisfying(SipRefusal.class,
                refusal -> assertThat(refusal.status()).isEqualTo(486));
        call.awaitEnd(SOON);
    }

    @Test
    void aCallerMayGiveUpWhileItRings() {
        SipCall call = anna.call(bob.uri());
        SipCall ringing = soon(bob.nextRinging());
        call.hangUp();
        ringing.awaitEnd(SOON);
        assertThatThrownBy(() -> call.connected(SOON)).isInstanceOfSatisfying(SipRefusal.class,
                refusal -> assertThat(refusal.status()).isEqualTo(487));
    }

    @Test
    void aCallThatRingsMayBeRefused() {
        SipCall call = anna.call(bob.uri());
        soon(bob.nextRinging()).reject(486);
        assertThatThrownBy(() -> call.connected(SOON)).isInstanceOf(SipRefusal.class);
    }
}
