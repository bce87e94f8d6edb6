package dev.attendant.conversation.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.attendant.conversation.Anticipation;
import dev.attendant.conversation.LineSetup;
import dev.attendant.conversation.Reply;
import dev.attendant.conversation.TestScenarios;
import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.conversation.audio.CallAudio;
import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.hearing.SpectralDetector;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.turns.TableEndOfTurn;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** A thousand calls are fifty thousand frames a second: none of them leaves garbage behind. */
class SteadyPathTest {

    private static final int RATE = 8000;
    private static final int FRAMES = 1000;

    private final short[] caller = new short[Frame.samples(RATE)];
    private final short[] attendant = new short[caller.length];
    private boolean speaks;
    private CallAudio audio;

    /** The real detector's work, and a verdict that the test chooses. */
    private VoiceActivityDetector detector(int sampleRate) {
        SpectralDetector real = new SpectralDetector(sampleRate);
        return new VoiceActivityDetector() {
            @Override
            public boolean isSpeech(short[] frame) {
                real.isSpeech(frame);
                return speaks;
            }

            @Override
            public void attendantSays(short[] frame) {
                real.attendantSays(frame);
            }
        };
    }

    private StreamedLine line() {
        return StreamedLine.over(new Port(), new LineSetup(
                TestScenarios.call(), new Deaf(), new Hum(), TestScenarios.SUPPORT, this::detector,
                TableEndOfTurn::new,
                TurnTaking.DEFAULT, event -> {}, Anticipation.NONE, AudioTap.NONE));
    }

    private void frames(int count) {
        for (int i = 0; i < count; i++) {
            audio.heard(caller);
            audio.next(attendant);
        }
    }

    /** The less of two rounds: what is made once, such as by a class that is loaded late, is no garbage of the path. */
    private long bytesOf(int count) {
        return Math.min(bytesOfRound(count / 2), bytesOfRound(count / 2));
    }

    private long bytesOfRound(int count) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        frames(count);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void theAttendantSpeaksWithoutGarbage() {
        line().begin(Reply.of("A sentence without an end"));
        frames(50);
        assertThat(attendant[0]).isNotZero();
        assertThat(bytesOf(FRAMES)).as("bytes in " + FRAMES / 2 + " frames").isLessThan(FRAMES / 2);
        assertThat(attendant[0]).isNotZero();
    }

    @Test
    void aCallerIsWaitedForWithoutGarbage() {
        line().begin(Reply.of(""));
        frames(50);
        assertThat(bytesOf(200)).as("bytes in 100 frames").isLessThan(100);
    }

    @Test
    void aCallerIsHeardWithoutGarbage() {
        line().begin(Reply.of(""));
        frames(50);
        speaks = true;
        frames(50);
        assertThat(bytesOf(FRAMES)).as("bytes in " + FRAMES / 2 + " frames").isLessThan(FRAMES / 2);
    }

    @Test
    void anAttendantWhoIsSilencedWaitsWithoutGarbage() {
        line().begin(Reply.of("A sentence without an end"));
        frames(50);
        speaks = true;
        frames(50);
        assertThat(attendant[0]).isZero();
        assertThat(bytesOf(FRAMES)).as("bytes in " + FRAMES / 2 + " frames").isLessThan(FRAMES / 2);
    }

    private final class Port implements AudioPort {

        @Override
        public int sampleRate() {
            return RATE;
        }

        @Override
        public Executor loop() {
            return Runnable::run;
        }

        @Override
        public void attach(CallAudio callAudio) {
            audio = callAudio;
        }

        @Override
        public void close() {}
    }

    /** Speaks for a minute, in pieces of a frame. */
    private static final class Hum implements Synthesizer {

        @Override
        public Speaking speak(Speech speech, Listener listener) {
            for (int i = 0; i < 3000; i++) {
                short[] samples = new short[Frame.samples(RATE)];
                Arrays.fill(samples, (short) 2000);
                listener.audio(samples);
            }
            listener.done();
            return () -> {};
        }

        @Override
        public void close() {}
    }

    private static final class Deaf implements Recognizer {

        private static final Hearing HEARING = new Hearing() {
            @Override
            public void audio(short[] samples) {}

            @Override
            public void finish() {}

            @Override
            public void cancel() {}
        };

        @Override
        public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
            return HEARING;
        }

        @Override
        public void close() {}
    }
}
