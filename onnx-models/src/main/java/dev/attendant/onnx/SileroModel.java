package dev.attendant.onnx;

import ai.onnxruntime.OrtException;
import dev.attendant.conversation.hearing.VoiceActivityDetector;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The model of Silero VAD, versions 5 and 6: 32 ms of sound with 4 ms of what was before, and what it remembers of the
 * call, give how likely they are speech. Inputs {@code input} (float, 1 × 288 at 8 kHz, 1 × 576 at 16 kHz),
 * {@code state} (float, 2 × 1 × 128), {@code sr} (int64, the sample rate); outputs {@code output} (float, 1 × 1) and
 * {@code stateN}, the state for the next. As in {@code OnnxWrapper} of src/silero_vad/utils_vad.py in
 * github.com/snakers4/silero-vad (commit 0a7d1f6).
 */
final class SileroModel implements VoiceActivityDetector.Factory {

    private static final Set<String> INPUTS = Set.of("input", "state", "sr");
    private static final Set<String> OUTPUTS = Set.of("output", "stateN");

    private final OnnxModel model;
    private final float threshold;
    /** By sample rate; as many as there were event loops at work at the same moment. */
    private final Map<Integer, Queue<SileroTensors>> idle =
            Map.of(8000, new ConcurrentLinkedQueue<>(), 16000, new ConcurrentLinkedQueue<>());

    SileroModel(ModelFile file, float threshold) {
        this.threshold = threshold;
        model = new OnnxModel(file);
        try {
            if (!model.inputs().containsAll(INPUTS) || !model.outputs().containsAll(OUTPUTS)) {
                throw file.unusable("it is no Silero VAD of version 5 or later, which has the inputs input, state, sr"
                        + " and the outputs output, stateN; this has " + OnnxModel.names(model.inputs()) + " and "
                        + OnnxModel.names(model.outputs()));
            }
            for (int rate : idle.keySet()) {
                probability(rate, new float[SileroTensors.samples(rate)], new float[SileroTensors.STATE]);
            }
        } catch (OrtException e) {
            close();
            throw file.unusable("a trial failed: " + e.getMessage());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public VoiceActivityDetector forCall(int sampleRate) {
        return new SileroDetector(this, sampleRate, threshold);
    }

    /**
     * How likely the sound is speech, 0 to 1.
     *
     * @param samples of {@link SileroTensors#samples} samples, -1 to 1
     * @param state   of {@link SileroTensors#STATE} numbers, zeros at a call's beginning; will be the next one's
     */
    float probability(int sampleRate, float[] samples, float[] state) throws OrtException {
        SileroTensors tensors = idle.get(sampleRate).poll();
        if (tensors == null) {
            tensors = new SileroTensors(model.runtime(), sampleRate);
        }
        try {
            return tensors.run(model, samples, state);
        } finally {
            idle.get(sampleRate).add(tensors);
        }
    }

    @Override
    public void close() {
        model.close();
        idle.values().forEach(queue -> {
            for (SileroTensors tensors = queue.poll(); tensors != null; tensors = queue.poll()) {
                tensors.close();
            }
        });
    }
}
