package dev.attendant.speech.cache;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code synthesizer.cache}: {@code memory} (64MB) for what is spoken in talks; the fixed texts of scenarios are
 * always kept, and are not counted. {@code disk} (200MB, 0 for none) for the fixed texts, in {@code directory}
 * (speech-cache, below the data); {@code unused}, after which a file goes (never, unless given).
 */
public record CacheSettings(long memory, long disk, Path directory, Optional<Duration> unused) {

    private static final long DISK = 200L << 20;

    /** @param data what a relative directory is relative to */
    public static CacheSettings read(EngineSettings settings, Path data) {
        long memory = settings.bytes("memory", CachedSynthesizer.DEFAULT_BYTES);
        long disk = settings.bytes("disk", DISK);
        Duration unused = settings.duration("unused", Duration.ZERO);
        try {
            Path directory = data.resolve(settings.text("directory", "speech-cache"));
            settings.refuseUnknown();
            return new CacheSettings(memory, disk, directory,
                    Optional.of(unused).filter(duration -> !duration.isZero()));
        } catch (InvalidPathException e) {
            throw settings.invalid("directory", "is not a path");
        }
    }

    public boolean isOnDisk() {
        return disk > 0;
    }

    /**
     * @param engine see {@link EngineIdentity}
     * @param share  how many caches share the memory
     */
    public CachedSynthesizer over(String engine, Synthesizer synthesizer, int share) {
        return new CachedSynthesizer(engine, synthesizer, memory / share,
                isOnDisk() ? Optional.of(new PhraseFiles(directory, disk, unused)) : Optional.empty());
    }
}
