package dev.attendant.onnx;

import dev.attendant.conversation.engine.EngineUnavailable;

/**
 * Whether ONNX Runtime is there and runs on this machine. Names none of its classes, so that its absence is told in
 * words and not by the class loader.
 */
final class RuntimeJar {

    private RuntimeJar() {}

    /** @param key the setting that asks for it */
    static void require(String key) {
        try {
            Class.forName("ai.onnxruntime.OrtEnvironment");
        } catch (ClassNotFoundException e) {
            throw new EngineUnavailable(key + " needs ONNX Runtime, which is missing: put onnxruntime-1.22.0.jar"
                    + " (com.microsoft.onnxruntime:onnxruntime) into lib beside the launcher", e);
        } catch (LinkageError e) {
            // it unpacks its native library into the folder for temporary files
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new EngineUnavailable(key + " needs ONNX Runtime, which does not run on this machine: " + cause
                    + "; it runs on Linux (x86-64, arm64; glibc), macOS and Windows, and needs a folder for temporary"
                    + " files (" + System.getProperty("java.io.tmpdir") + ") from which libraries may be loaded", e);
        }
    }
}
