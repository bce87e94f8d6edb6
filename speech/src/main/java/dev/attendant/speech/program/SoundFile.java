package dev.attendant.speech.program;

import dev.attendant.speech.program.Program.Outcome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a program that writes files only shall put its sound: in a folder that nobody else may read. */
final class SoundFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SoundFile.class);

    private final Optional<Path> folder;

    private SoundFile(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Makes its folder when the outcome is a file. */
    static SoundFile of(Outcome outcome) throws IOException {
        return new SoundFile(outcome instanceof Outcome.WavFile
                ? Optional.of(Files.createTempDirectory("attendant-speech")) : Optional.empty());
    }

    private static Path in(Path folder) {
        return folder.resolve("sentence.wav");
    }

    List<String> fill(List<String> words) {
        return folder.map(f -> words.stream()
                .map(word -> word.replace(Outcome.WavFile.PLACE, in(f).toString())).toList()).orElse(words);
    }

    InputStream open() throws IOException {
        Path file = in(folder.orElseThrow());
        if (!Files.isRegularFile(file)) {
            throw new IOException("it wrote no file");
        }
        return new BufferedInputStream(Files.newInputStream(file));
    }

    @Override
    public void close() {
        try {
            if (folder.isPresent()) {
                Files.deleteIfExists(in(folder.get()));
                Files.delete(folder.get());
            }
        } catch (IOException e) {
            LOG.warn("the temporary folder of a sentence cannot be deleted: {}", e.toString());
        }
    }
}
