package dev.attendant.onnx;

import dev.attendant.conversation.engine.EngineSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The setting {@code model-file}: the operator's model. */
record ModelFile(EngineSettings settings, Path path) {

    private static final String KEY = "model-file";
    private static final int LONGEST_REASON = 300;

    static ModelFile of(EngineSettings settings) {
        String text = settings.text(KEY, "");
        if (text.isBlank()) {
            throw settings.invalid(KEY, "is not set: name the file of the model (.onnx)");
        }
        try {
            Path path = Path.of(text);
            if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
                throw settings.invalid(KEY, "there is no file " + path + " that can be read");
            }
            return new ModelFile(settings, path);
        } catch (InvalidPathException e) {
            throw settings.invalid(KEY, "is not a path");
        }
    }

    /** Says that it is not a model of the kind that is wanted. */
    RuntimeException unusable(String reason) {
        String cut = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
        return settings.invalid(KEY, path + " cannot be used: " + cut);
    }
}
