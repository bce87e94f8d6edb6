package dev.attendant.onnx;

import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Measures what a frame costs with a model of the layers of Silero VAD; not a test. BENCHMARKS.md has its figures. */
final class SileroCost {

    private static final int FRAMES = 5000;
    private static final int ROUNDS = 7;

    private SileroCost() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Files.createTempFile("attendant-cost", ".onnx");
        SileroLike.ofItsSize().write(file);
        try (VoiceActivityDetector.Factory factory = new SileroFactory().create(
                null, new EngineSettings("voice-activity.silero", Map.of("model-file", file.toString())), List.of())) {
            for (int rate : List.of(8000, 16000)) {
                VoiceActivityDetector detector = factory.forCall(rate);
                short[] frame = new short[Frame.samples(rate)];
                double[] perFrame = new double[ROUNDS];
                long[] most = new long[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    long began = System.nanoTime();
                    for (int i = 0; i < FRAMES; i++) {
                        long one = System.nanoTime();
                        detector.isSpeech(frame);
                        most[round] = Math.max(most[round], System.nanoTime() - one);
                    }
                    perFrame[round] = (System.nanoTime() - began) / 1e3 / FRAMES;
                }
                System.out.printf("%d Hz: %.1f to %.1f microseconds a frame (%.1f a chunk at least); longest frame of"
                        + " each round %s us%n", rate, Arrays.stream(perFrame).min().orElseThrow(),
                        Arrays.stream(perFrame).max().orElseThrow(),
                        Arrays.stream(perFrame).min().orElseThrow() * 32 / Frame.MILLIS,
                        Arrays.toString(Arrays.stream(most).map(n -> n / 1000).toArray()));
            }
        } finally {
            Files.delete(file);
        }
    }
}
