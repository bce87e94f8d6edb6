package dev.attendant.server.bench.turns;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.server.bench.turns.HeardSound.Span;
import dev.attendant.testcalls.audio.Tone;
import dev.attendant.testcalls.sip.Played;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An ear in a call in which the attendant spoke from 1 to 2 s and from 3 to 4 s, a minute ago. */
class CallerEarTest {

    private final long began = System.nanoTime() - MILLISECONDS.toNanos(60_000);
    private final OldCall call = new OldCall();
    private final CallerEar ear = new CallerEar(call);

    CallerEarTest() {
        call.sound.add(Tone.sine(1000, 1000), 8000, at(1000));
        call.sound.add(Tone.sine(1000, 1000), 8000, at(3000));
    }

    @Test
    void anAnswerIsTheFirstSoundAfterTheQuestion() throws Exception {
        assertThat(begins(ear.awaitSound(at(2100), "an answer"))).isEqualTo(3000);
    }

    @Test
    void whatSoundsAlreadyIsNoAnswer() throws Exception {
        assertThat(begins(ear.awaitSound(at(1500), "an answer"))).isEqualTo(3000);
    }

    @Test
    void aBargeInEndsTheSoundDuringWhichItBegan() throws Exception {
        assertThat(millis(ear.awaitEnd(at(1500), "silence").to())).isBetween(1999L, 2000L);
    }

    @Test
    void whoeverBeginsToTalkBeforeTheCallerHasEndedCutsThemOff() {
        assertThat(ear.begun(at(2500), at(3500))).isEqualTo(1);
        assertThat(ear.begun(at(3500), at(9000))).isZero();
        assertThat(ear.begun(at(500), at(9000))).isEqualTo(2);
    }

    @Test
    void aCallThatEndsEndsTheWaiting() {
        call.ended = Optional.of("the call ended");
        assertThatThrownBy(() -> ear.awaitSound(at(5000), "an answer")).isInstanceOf(TalkFailed.class)
                .hasMessage("waiting for an answer: the call ended");
    }

    private long at(int millis) {
        return began + MILLISECONDS.toNanos(millis);
    }

    private long begins(Span span) {
        return millis(span.from());
    }

    private long millis(long nanos) {
        return (nanos - began) / 1_000_000;
    }

    private static final class OldCall implements Handset {
        private final HeardSound sound = new HeardSound();
        private Optional<String> ended = Optional.empty();

        @Override
        public long answered() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Played> play(short[] samples) {
            throw new UnsupportedOperationException();
        }

        @Override
        public HeardSound heard() {
            return sound;
        }

        @Override
        public Optional<String> ended() {
            return ended;
        }

        @Override
        public void close() {}
    }
}
