package dev.attendant.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With models of Silero's inputs and outputs, made here: its own model is not part of this project. */
class SileroDetectorTest {

    @TempDir
    private Path folder;

    private VoiceActivityDetector.Factory detectors(OnnxFile model) throws IOException {
        return detectors(model.write(folder.resolve("model.onnx")), Map.of());
    }

    private VoiceActivityDetector.Factory detectors(Path model, Map<String, String> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("model-file", model.toString());
        return new SileroFactory().create(null, new EngineSettings("voice-activity.silero", settings), List.of());
    }

    private static short[] noise(int rate, double level, Random random) {
        short[] frame = new short[Frame.samples(rate)];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) Math.clamp(32768 * level * random.nextGaussian(), -32768, 32767);
        }
        return frame;
    }

    private static short[] silence(int rate) {
        return new short[Frame.samples(rate)];
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void hearsSpeechWhereTheModelDoesAndSilenceAfterIt(int rate) throws IOException {
        try (var factory = detectors(SileroLike.energy())) {
            VoiceActivityDetector detector = factory.forCall(rate);
            Random random = new Random(1);
            for (int i = 0; i < 20; i++) {
                assertThat(detector.isSpeech(noise(rate, 0.001, random))).isFalse();
            }
            // a chunk of 32 ms is full at the latest two frames later
            detector.isSpeech(noise(rate, 0.1, random));
            detector.isSpeech(noise(rate, 0.1, random));
            for (int i = 0; i < 20; i++) {
                assertThat(detector.isSpeech(noise(rate, 0.1, random))).isTrue();
            }
            for (int i = 0; i < 3; i++) {
                detector.isSpeech(silence(rate));
            }
            assertThat(detector.isSpeech(silence(rate))).isFalse();
        }
    }

    /** Eight frames of 20 ms are five chunks of 32 ms; the k-th chunk's probability is (k - 1) / 10. */
    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void whatTheModelRemembersOfACallComesBackToItWithTheNextChunk(int rate) throws IOException {
        try (var factory = detectors(SileroLike.counter())) {
            VoiceActivityDetector detector = factory.forCall(rate);
            // six chunks are 192 ms, which are full within the tenth frame
            for (int frame = 1; frame <= 9; frame++) {
                assertThat(detector.isSpeech(silence(rate))).as("frame %d", frame).isFalse();
            }
            assertThat(detector.isSpeech(silence(rate))).isTrue();
        }
    }

    @Test
    void callsDoNotShareWhatTheModelRemembers() throws IOException {
        try (var factory = detectors(SileroLike.counter())) {
            VoiceActivityDetector first = factory.forCall(8000);
            for (int frame = 0; frame < 20; frame++) {
                first.isSpeech(silence(8000));
            }
            assertThat(first.isSpeech(silence(8000))).isTrue();
            assertThat(factory.forCall(8000).isSpeech(silence(8000))).isFalse();
        }
    }

    /** The 32nd sample from the end of the first chunk at 8 kHz, and the 64th at 16 kHz, begin the second run. */
    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void eachChunkComesWithTheLastFourMillisecondsOfTheOneBefore(int rate) throws IOException {
        try (var factory = detectors(SileroLike.firstSample())) {
            VoiceActivityDetector detector = factory.forCall(rate);
            int chunk = rate == 8000 ? 256 : 512;
            int marked = chunk - (rate == 8000 ? 32 : 64);
            short[] sound = new short[4 * Frame.samples(rate)];
            sound[marked] = 32000;
            boolean[] speech = new boolean[4];
            for (int frame = 0; frame < 4; frame++) {
                int from = frame * Frame.samples(rate);
                speech[frame] = detector.isSpeech(Arrays.copyOfRange(sound, from, from + Frame.samples(rate)));
            }
            // the second chunk is full at 64 ms, in the fourth frame
            assertThat(speech).containsExactly(false, false, false, true);
        }
    }

    @Test
    void theModelIsToldTheSampleRate() throws IOException {
        try (var factory = detectors(SileroLike.sampleRate().write(folder.resolve("rate.onnx")),
                Map.of("threshold", "75"))) {
            VoiceActivityDetector narrow = factory.forCall(8000);
            VoiceActivityDetector wide = factory.forCall(16000);
            narrow.isSpeech(silence(8000));
            wide.isSpeech(silence(16000));
            assertThat(narrow.isSpeech(silence(8000))).isFalse();
            assertThat(wide.isSpeech(silence(16000))).isTrue();
        }
    }

    @Test
    void speechEndsLowerThanItBegins() throws IOException {
        try (var factory = detectors(SileroLike.firstSample())) {
            // the last 4 ms of each chunk are what the next is judged by
            assertThat(judged(factory, 0.45, 0.45)).containsExactly(false, false);
            assertThat(judged(factory, 0.55, 0.45)).containsExactly(true, true);
            assertThat(judged(factory, 0.55, 0.3)).containsExactly(true, false);
        }
    }

    /** What is said with each level for 160 ms, at their ends. */
    private static boolean[] judged(VoiceActivityDetector.Factory factory, double... levels) {
        VoiceActivityDetector detector = factory.forCall(8000);
        boolean[] speech = new boolean[levels.length];
        for (int i = 0; i < levels.length; i++) {
            short[] frame = new short[160];
            Arrays.fill(frame, (short) (32768 * levels[i]));
            for (int n = 0; n < 8; n++) {
                speech[i] = detector.isSpeech(frame);
            }
        }
        return speech;
    }

    @Test
    void ourOwnEchoIsNoSpeech() throws IOException {
        try (var factory = detectors(SileroLike.energy())) {
            VoiceActivityDetector detector = factory.forCall(8000);
            Random random = new Random(2);
            for (int i = 0; i < 30; i++) {
                detector.attendantSays(noise(8000, 0.5, random));
                assertThat(detector.isSpeech(noise(8000, 0.02, random))).isFalse();
            }
            for (int i = 0; i < 3; i++) {
                detector.isSpeech(noise(8000, 0.2, random));
            }
            assertThat(detector.isSpeech(noise(8000, 0.2, random))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void aModelOfSilerosLayersIsTaken(int rate) throws IOException {
        // made for 16 kHz; its layers take what comes
        try (var factory = detectors(SileroLike.ofItsSize())) {
            VoiceActivityDetector detector = factory.forCall(rate);
            for (int i = 0; i < 50; i++) {
                assertThat(detector.isSpeech(silence(rate))).isFalse();
            }
        }
    }

    /** Two event loops at a time; under a model that counts, a mixed-up state would show. */
    @Test
    void eventLoopsUseTheModelAtTheSameTime() throws Exception {
        try (var factory = detectors(SileroLike.counter());
                var loops = Executors.newFixedThreadPool(4)) {
            var results = loops.invokeAll(Collections.nCopies(40, () -> {
                VoiceActivityDetector detector = factory.forCall(8000);
                int first = 0;
                while (!detector.isSpeech(silence(8000))) {
                    first++;
                }
                return first;
            }));
            for (var result : results) {
                assertThat(result.get()).isEqualTo(9);
            }
        }
    }

    @Test
    void whenTheModelFailsInMidCallTheBuiltInDetectorHearsTheRest() throws IOException {
        var factory = detectors(SileroLike.energy());
        VoiceActivityDetector detector = factory.forCall(8000);
        Random random = new Random(3);
        for (int i = 0; i < 10; i++) {
            detector.isSpeech(noise(8000, 0.1, random));
        }
        assertThat(detector.isSpeech(noise(8000, 0.1, random))).isTrue();
        factory.close();
        boolean speech = true;
        for (int i = 0; i < 100; i++) {
            speech = detector.isSpeech(silence(8000));
        }
        assertThat(speech).isFalse();
    }

    @Test
    void aMissingFileIsToldWithItsKey() {
        assertThatThrownBy(() -> detectors(folder.resolve("nowhere.onnx"), Map.of()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("there is no file").hasMessageContaining("nowhere.onnx")
                .extracting(e -> ((InvalidSetting) e).key()).isEqualTo("voice-activity.silero.model-file");
    }

    @Test
    void withoutAFileTheKeyIsNamed() {
        assertThatThrownBy(() -> new SileroFactory().create(
                null, new EngineSettings("voice-activity.silero", Map.of()), List.of()))
                .isInstanceOf(InvalidSetting.class).hasMessageContaining("is not set")
                .extracting(e -> ((InvalidSetting) e).key()).isEqualTo("voice-activity.silero.model-file");
    }

    @Test
    void aFileThatIsNoModelIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("page.onnx"), "<html>404</html>");
        assertThatThrownBy(() -> detectors(file, Map.of()))
                .isInstanceOf(InvalidSetting.class).hasMessageContaining("page.onnx cannot be used: ONNX Runtime says");
    }

    @Test
    void anotherModelIsRefusedWithItsInputs() throws IOException {
        OnnxFile other = new OnnxFile().input("x", OnnxFile.FLOAT, 1).output("y", OnnxFile.FLOAT, 1)
                .node("Identity", List.of("x"), List.of("y"));
        assertThatThrownBy(() -> detectors(other))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("no Silero VAD of version 5 or later").hasMessageContaining("this has x and y");
    }
}
