package dev.attendant.speech.cache;

import dev.attendant.conversation.audio.Wav;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.cache.SpokenPhrase.WordEnd;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spoken phrases in a folder, one WAV file each, which any player plays. A file's name is a digest of what is spoken
 * and by whom; behind the sound stand its words' ends, if they are known, as a chunk
 * {@code word}, and a chunk {@code hash} with a digest of all, so that a file that was cut,
 * changed or put there by somebody else is never heard. Files are written beside and moved into place: several
 * programs may share the folder.
 *
 * <p>Nothing here is an error for a caller: what cannot be read is not there, what cannot be written is only logged.
 * Blocks: not for event loops.
 */
final class PhraseFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PhraseFiles.class);

    private static final byte[] HASH_CHUNK = {'h', 'a', 's', 'h', 32, 0, 0, 0};
    private static final byte[] WORD_CHUNK = {'w', 'o', 'r', 'd'};
    private static final int CHUNK_HEADER = 8;
    private static final int WORD = Integer.BYTES + Long.BYTES;
    private static final int TRAILER = HASH_CHUNK.length + 32;

    private final PhraseFolder folder;
    private final ReentrantLock writing = new ReentrantLock();

    /** @param unused files that nobody wanted for so long go */
    PhraseFiles(Path directory, long bytes, Optional<Duration> unused) {
        folder = new PhraseFolder(directory, bytes, unused);
    }

    /** @param engine see {@link EngineIdentity} */
    Optional<SpokenPhrase> read(String engine, Speech speech) {
        byte[] key = key(engine, speech);
        Path file = folder.place(HexFormat.of().formatHex(key));
        try {
            Optional<SpokenPhrase> phrase = Files.size(file) > folder.bytes() ? Optional.empty()
                    : phrase(key, speech.sampleRate(), Files.readAllBytes(file));
            if (phrase.isEmpty()) {
                LOG.warn("{} is not what it was written as; it is replaced", file);
                Files.deleteIfExists(file);
            } else {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            }
            return phrase;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("a spoken phrase cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    void write(String engine, Speech speech, SpokenPhrase phrase) {
        byte[] key = key(engine, speech);
        byte[] file = file(key, speech.sampleRate(), phrase);
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

    private static byte[] file(byte[] key, int sampleRate, SpokenPhrase phrase) {
        byte[] wav = Wav.mono(sampleRate, phrase.samples()).bytes();
        int words = phrase.words().isEmpty() ? 0 : CHUNK_HEADER + WORD * phrase.words().size();
        ByteBuffer file = ByteBuffer.allocate(wav.length + words + TRAILER).order(ByteOrder.LITTLE_ENDIAN).put(wav);
        if (words > 0) {
            file.put(WORD_CHUNK).putInt(words - CHUNK_HEADER);
            phrase.words().forEach(word -> file.putInt(word.characters()).putLong(word.samples()));
        }
        file.put(HASH_CHUNK).put(hash(key,
                ByteBuffer.wrap(file.array(), Wav.HEADER_LENGTH, wav.length - Wav.HEADER_LENGTH + words)));
        return file.putInt(4, file.capacity() - 8).array();
    }

    private static Optional<SpokenPhrase> phrase(byte[] key, int sampleRate, byte[] file) {
        ByteBuffer all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int behind = file.length - Wav.HEADER_LENGTH - TRAILER;
        int sound = behind < 0 ? -1 : all.getInt(Wav.HEADER_LENGTH - Integer.BYTES);
        if (sound < 0 || sound > behind || sound % Short.BYTES != 0) {
            return Optional.empty();
        }
        short[] samples = new short[sound / Short.BYTES];
        all.position(Wav.HEADER_LENGTH).limit(Wav.HEADER_LENGTH + sound).slice().order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer().get(samples);
        all.limit(file.length - TRAILER).position(Math.min(Wav.HEADER_LENGTH + sound + CHUNK_HEADER, all.limit()));
        List<WordEnd> words = new ArrayList<>();
        while (all.remaining() >= WORD) {
            words.add(new WordEnd(all.getInt(), all.getLong()));
        }
        SpokenPhrase phrase = new SpokenPhrase(samples, words);
        // Header, sound, words and hash at once: it must be the very file that we would write.
        return Arrays.equals(file, file(key, sampleRate, phrase)) ? Optional.of(phrase) : Optional.empty();
    }
}
