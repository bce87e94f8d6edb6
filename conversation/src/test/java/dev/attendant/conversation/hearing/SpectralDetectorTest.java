package dev.attendant.conversation.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How well it does with real voices and noises is measured by {@code attendant bench vad}. */
class SpectralDetectorTest {

    private static final int SECOND = 50;
    /** So many frames of speech make an utterance begin (turn-taking.speech-start). */
    private static final int UTTERANCE = 5;
    /** So many stop the attendant (turn-taking.barge-in). */
    private static final int INTERRUPTION = 12;

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void silenceIsNoSpeech(int rate) {
        Sounds sounds = new Sounds(rate);
        assertThat(speech(rate, sounds.line(sounds.silence(5)))).isZero();
        assertThat(speech(rate, new short[5 * rate])).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void steadyNoiseIsNoSpeech(int rate) {
        Sounds sounds = new Sounds(rate);
        assertThat(speech(rate, sounds.line(sounds.noise(10, -40)))).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void aClickIsNoSpeech(int rate) {
        Sounds sounds = new Sounds(rate);
        short[] clicks = sounds.line(sounds.silence(2), sounds.click(-15), sounds.silence(1), sounds.click(-25),
                sounds.silence(1), sounds.click(-10), sounds.silence(1));
        assertThat(longest(listen(rate, clicks))).isLessThan(UTTERANCE);
    }

    @ParameterizedTest
    @CsvSource({"8000, -14, 697, 1209", "8000, -14, 941, 1477", "16000, -14, 770, 1336", "8000, -20, 425, 425",
        "8000, -20, 440, 480", "8000, -34, 50, 150"})
    void keysAndRingingAndHumAreNotSpeechForLongEnoughToInterrupt(int rate, double dbfs, double low, double high) {
        Sounds sounds = new Sounds(rate);
        short[] tones = sounds.line(sounds.silence(2), sounds.tones(0.3, dbfs, low, high), sounds.silence(1),
                sounds.tones(1, dbfs, low, high), sounds.silence(1));
        assertThat(longest(listen(rate, tones))).isLessThan(INTERRUPTION);
    }

    @ParameterizedTest
    @CsvSource({"8000, -6", "8000, -20", "8000, -36", "16000, -20", "16000, -36"})
    void aVoiceIsHeardBeItLoudOrQuiet(int rate, double dbfs) {
        Sounds sounds = new Sounds(rate);
        boolean[] speech = listen(rate, sounds.line(sounds.silence(2), sounds.voice(3, dbfs), sounds.silence(2)));
        assertThat(count(speech, 2 * SECOND, 5 * SECOND)).isGreaterThan(3 * SECOND * 9 / 10);
        assertThat(count(speech, 0, 2 * SECOND)).isZero();
        assertThat(count(speech, 5 * SECOND + 10, 7 * SECOND)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void aVoiceIsHeardInNoise(int rate) {
        Sounds sounds = new Sounds(rate);
        float[] talk = Sounds.sum(sounds.noise(3, -36), sounds.voice(3, -26));
        boolean[] speech = listen(rate, sounds.line(sounds.noise(3, -36), talk, sounds.noise(3, -36)));
        assertThat(count(speech, 3 * SECOND, 6 * SECOND)).isGreaterThan(3 * SECOND * 8 / 10);
        assertThat(count(speech, 0, 3 * SECOND)).isLessThan(5);
        assertThat(count(speech, 6 * SECOND + 10, 9 * SECOND)).isLessThan(5);
    }

    /** A caller steps out on the street. */
    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void noiseThatSetsInIsKnownAfterThreeSeconds(int rate) {
        Sounds sounds = new Sounds(rate);
        float[] talk = Sounds.sum(sounds.noise(2, -35), sounds.voice(2, -20));
        boolean[] speech = listen(rate, sounds.line(sounds.silence(3), sounds.noise(6, -35), talk));
        assertThat(count(speech, 6 * SECOND, 9 * SECOND)).isLessThan(5);
        assertThat(count(speech, 9 * SECOND, 11 * SECOND)).isGreaterThan(2 * SECOND * 8 / 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void itsOwnEchoIsNoSpeech(int rate) {
        Sounds sounds = new Sounds(rate);
        short[] attendant = sounds.line(sounds.silence(2), sounds.voice(3, -20), sounds.silence(1));
        short[] echo = new short[attendant.length];
        int late = rate / 10;
        for (int i = late; i < echo.length; i++) {
            echo[i] = (short) (attendant[i - late] / 32);
        }
        assertThat(count(listen(rate, echo, attendant), 0, 6 * SECOND)).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void aCallerIsHeardWhileTheAttendantTalks(int rate) {
        Sounds sounds = new Sounds(rate);
        short[] attendant = sounds.line(sounds.silence(1), sounds.voice(5, -20));
        short[] caller = sounds.line(sounds.silence(3), sounds.voice(2, -30), sounds.silence(1));
        assertThat(count(listen(rate, caller, attendant), 3 * SECOND, 5 * SECOND)).isGreaterThan(2 * SECOND * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-10, -30})
    void bothSampleRatesHearTheSame(double dbfs) {
        boolean[][] speech = new boolean[2][];
        for (int i = 0; i < 2; i++) {
            int rate = 8000 * (i + 1);
            Sounds sounds = new Sounds(rate);
            speech[i] = listen(rate, sounds.line(sounds.silence(2), sounds.voice(3, dbfs), sounds.silence(2)));
        }
        int differences = 0;
        for (int frame = 0; frame < speech[0].length; frame++) {
            differences += speech[0][frame] == speech[1][frame] ? 0 : 1;
        }
        assertThat(differences).isLessThan(speech[0].length / 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void theSameAudioIsHeardTheSameWay(int rate) {
        Sounds sounds = new Sounds(rate);
        short[] talk = sounds.line(sounds.noise(1, -45), sounds.voice(1, -30), sounds.noise(1, -45));
        assertThat(listen(rate, talk)).isEqualTo(listen(rate, talk));
    }

    @Test
    void listeningMakesNoGarbage() {
        Sounds sounds = new Sounds(8000);
        SpectralDetector detector = new SpectralDetector(8000);
        short[] frame = Arrays.copyOf(sounds.line(sounds.voice(0.5, -20)), 160);
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        detector.attendantSays(frame);
        detector.isSpeech(frame);
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1000; i++) {
            detector.attendantSays(frame);
            detector.isSpeech(frame);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
    }

    private static int speech(int rate, short[] caller) {
        boolean[] speech = listen(rate, caller);
        return count(speech, 0, speech.length);
    }

    private static boolean[] listen(int rate, short[] caller) {
        return listen(rate, caller, new short[caller.length]);
    }

    private static boolean[] listen(int rate, short[] caller, short[] attendant) {
        int samples = rate / 50;
        SpectralDetector detector = new SpectralDetector(rate);
        boolean[] speech = new boolean[caller.length / samples];
        for (int frame = 0; frame < speech.length; frame++) {
            detector.attendantSays(Arrays.copyOfRange(attendant, frame * samples, (frame + 1) * samples));
            speech[frame] = detector.isSpeech(Arrays.copyOfRange(caller, frame * samples, (frame + 1) * samples));
        }
        return speech;
    }

    private static int count(boolean[] speech, int from, int to) {
        int count = 0;
        for (int frame = from; frame < to; frame++) {
            count += speech[frame] ? 1 : 0;
        }
        return count;
    }

    /** How many frames of speech there are in a row at most. */
    private static int longest(boolean[] speech) {
        int longest = 0;
        int row = 0;
        for (boolean frame : speech) {
            row = frame ? row + 1 : 0;
            longest = Math.max(longest, row);
        }
        return longest;
    }
}
