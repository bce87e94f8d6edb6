package dev.attendant.speech.cache;

import dev.attendant.conversation.audio.Wav;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spoken phrases in a folder, one WAV file each, which any player plays. A file's name is a digest of what is spoken
 * and by whom; behind the sound stands a chunk {@code hash} with a digest of both, so that a file that was cut,
 * changed or put there by somebody else is never heard. Files are written beside and moved into place: several
 * programs may share the folder.
 *
 * <p>Nothing here is an error for a caller: what cannot be read is not there, what cannot be written is only logged.
 * Blocks: not for event loops.
 */
final class PhraseFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PhraseFiles.class);

    private static final byte[] HASH_CHUNK = {'h', 'a', 's', 'h', 32, 0, 0, 0};
    private static final int TRAILER = HASH_CHUNK.length + 32;

    private final PhraseFolder folder;
    private final ReentrantLock writing = new ReentrantLock();

    /** @param unused files that nobody wanted for so long go */
    PhraseFiles(Path directory, long bytes, Optional<Duration> unused) {
        folder = new PhraseFolder(directory, bytes, unused);
    }

    /** @param engine see {@link EngineIdentity} */
    Optional<short[]> read(String engine, Speech speech) {
        byte[] key = key(engine, speech);
        Path file = folder.place(HexFormat.of().formatHex(key));
        try {
            Optional<short[]> samples = Files.size(file) > folder.bytes() ? Optional.empty()
                    : samples(key, speech.sampleRate(), Files.readAllBytes(file));
            if (samples.isEmpty()) {
                LOG.warn("{} is not what it was written as; it is replaced", file);
                Files.deleteIfExists(file);
            } else {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            }
            return samples;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("a spoken phrase cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    void write(String engine, Speech speech, short[] samples) {
        byte[] key = key(engine, speech);
        byte[] file = file(key, speech.sampleRate(), samples);
        if (file.length > folder.bytes()) {
            return;
        }
        writing.lock();
        try {
            Path part = folder.temporary();
            try {
                Files.write(part, file);
                Files.move(part, folder.place(HexFormat.of().formatHex(key)),
                        StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            folder.makeRoom();
        } catch (IOException e) {
            LOG.warn("a spoken phrase cannot be kept on disk: {}", e.toString());
        } finally {
            writing.unlock();
        }
    }

    /** Each part with its length before it, so that no two phrases make the same bytes. */
    private static byte[] key(String engine, Speech speech) {
        MessageDigest digest = EngineIdentity.sha256();
        for (String part : new String[] {engine, speech.voice(), speech.language(),
            Integer.toString(speech.sampleRate()), speech.text()}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return digest.digest();
    }

    private static byte[] hash(byte[] key, ByteBuffer sound) {
        MessageDigest digest = EngineIdentity.sha256();
        digest.update(key);
        digest.update(sound);
        return digest.digest();
    }

    private static byte[] file(byte[] key, int sampleRate, short[] samples) {
        byte[] wav = Wav.mono(sampleRate, samples).bytes();
        ByteBuffer file = ByteBuffer.allocate(wav.length + TRAILER).order(ByteOrder.LITTLE_ENDIAN).put(wav)
                .put(HASH_CHUNK)
                .put(hash(key, ByteBuffer.wrap(wav, Wav.HEADER_LENGTH, wav.length - Wav.HEADER_LENGTH)));
        return file.putInt(4, file.capacity() - 8).array();
    }

    private static Optional<short[]> samples(byte[] key, int sampleRate, byte[] file) {
        int length = file.length - Wav.HEADER_LENGTH - TRAILER;
        if (length < 0 || length % Short.BYTES != 0) {
            return Optional.empty();
        }
        short[] samples = new short[length / Short.BYTES];
        ByteBuffer.wrap(file, Wav.HEADER_LENGTH, length).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        // Header, sound and hash at once: it must be the very file that we would write.
        return Arrays.equals(file, file(key, sampleRate, samples)) ? Optional.of(samples) : Optional.empty();
    }
}
