package dev.attendant.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/** The memory of one run of Silero VAD, used again for the next, of whichever call. For one thread at a time. */
final class SileroTensors implements AutoCloseable {

    /** Numbers in a state. */
    static final int STATE = 2 * 128;

    private static final long[] STATE_SHAPE = {2, 1, 128};

    private final FloatBuffer input;
    private final FloatBuffer state = floats(STATE);
    private final FloatBuffer output = floats(1);
    private final FloatBuffer nextState = floats(STATE);
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    SileroTensors(OrtEnvironment runtime, int sampleRate) throws OrtException {
        int samples = samples(sampleRate);
        input = floats(samples);
        inputs = Map.of(
                "input", OnnxTensor.createTensor(runtime, input, new long[] {1, samples}),
                "state", OnnxTensor.createTensor(runtime, state, STATE_SHAPE),
                "sr", OnnxTensor.createTensor(runtime, (Object) (long) sampleRate));
        outputs = Map.of(
                "output", OnnxTensor.createTensor(runtime, output, new long[] {1, 1}),
                "stateN", OnnxTensor.createTensor(runtime, nextState, STATE_SHAPE));
    }

    /** Samples of a chunk: 32 ms. */
    static int chunk(int sampleRate) {
        return sampleRate * 4 / 125;
    }

    /** Samples from before the chunk that the model sees again: 4 ms. */
    static int context(int sampleRate) {
        return sampleRate / 250;
    }

    /** Samples of a run. */
    static int samples(int sampleRate) {
        return context(sampleRate) + chunk(sampleRate);
    }

    private static FloatBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    float run(OnnxModel model, float[] samples, float[] callsState) throws OrtException {
        input.put(0, samples);
        state.put(0, callsState);
        float probability = model.run(inputs, Set.of(), outputs, result -> output.get(0));
        nextState.get(0, callsState);
        return probability;
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
    }
}
