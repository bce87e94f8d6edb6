package dev.attendant.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A model in memory, the same for all calls. It runs on the thread that asks, and has none of its own; from any
 * thread, several at a time.
 */
final class OnnxModel implements AutoCloseable {

    private final OrtEnvironment runtime = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    private final OrtSession session;
    private final Set<String> inputs;
    private final Set<String> outputs;
    /** A session must not be closed while it runs. */
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;

    /** @throws RuntimeException that says what is wrong with the file */
    OnnxModel(ModelFile file) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = runtime.createSession(file.path().toString(), options);
            inputs = Set.copyOf(session.getInputNames());
            outputs = Set.copyOf(session.getOutputNames());
        } catch (OrtException e) {
            throw file.unusable("ONNX Runtime says: " + e.getMessage());
        }
    }

    Set<String> inputs() {
        return inputs;
    }

    Set<String> outputs() {
        return outputs;
    }

    /** For an operator to read. */
    static String names(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }

    OrtEnvironment runtime() {
        return runtime;
    }

    /** What is done with the outputs of a run, before they are freed. */
    interface Reading<T> {
        T read(OrtSession.Result outputs) throws OrtException;
    }

    /**
     * Runs the model.
     *
     * @param wanted outputs that ONNX Runtime makes
     * @param given  outputs that are written to what is given
     * @throws OrtException when it fails, or has been closed
     */
    <T> T run(Map<String, OnnxTensor> inputs, Set<String> wanted, Map<String, ? extends OnnxValue> given,
            Reading<T> reading) throws OrtException {
        use.readLock().lock();
        try {
            if (closed) {
                throw new OrtException("the model is closed");
            }
            try (OrtSession.Result result = session.run(inputs, wanted, given)) {
                return reading.read(result);
            }
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close a model", e);
        } finally {
            use.writeLock().unlock();
        }
    }
}
