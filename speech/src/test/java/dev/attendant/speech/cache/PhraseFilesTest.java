package dev.attendant.speech.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.audio.Wav;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.cache.SpokenPhrase.WordEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhraseFilesTest {

    private static final Speech HELLO = new Speech("Hello.", "en-US", "", 8000);
    private static final short[] SOUND = {1, -2, 3, Short.MIN_VALUE};

    @TempDir
    private Path folder;

    private Path directory;
    private PhraseFiles files;

    @BeforeEach
    void open() {
        directory = folder.resolve("data/speech-cache");
        files = new PhraseFiles(directory, 1 << 20, Optional.empty());
    }

    private List<Path> listing() throws Exception {
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList();
        }
    }

    @Test
    void aPhraseOutlivesTheProgramAndAnyPlayerPlaysIt() throws Exception {
        files.write("engine", HELLO, SpokenPhrase.of(SOUND));
        assertThat(new PhraseFiles(directory, 1 << 20, Optional.empty()).read("engine", HELLO).map(SpokenPhrase::samples)).hasValue(SOUND);
        assertThat(Wav.read(listing().getFirst()).mixed()).isEqualTo(SOUND);
    }

    @Test
    void itsWordsEndsOutliveTheProgramToo() throws Exception {
        var words = List.of(new WordEnd(3, 2), new WordEnd(6, 1L << 33));
        files.write("engine", HELLO, new SpokenPhrase(SOUND, words));
        assertThat(files.read("engine", HELLO)).hasValueSatisfying(phrase -> {
            assertThat(phrase.samples()).isEqualTo(SOUND);
            assertThat(phrase.words()).isEqualTo(words);
        });
        assertThat(Wav.read(listing().getFirst()).mixed()).isEqualTo(SOUND);
    }

    @Test
    void engineVoiceLanguageRateAndTextAreDifferentPhrases() {
        files.write("engine", HELLO, SpokenPhrase.of(SOUND));
        assertThat(files.read("other", HELLO)).isEmpty();
        for (var other : List.of(new Speech("Hello", "en-US", "", 8000), new Speech("Hello.", "en-GB", "", 8000),
                new Speech("Hello.", "en-US", "x", 8000), new Speech("Hello.", "en-US", "", 16000))) {
            assertThat(files.read("engine", other)).isEmpty();
        }
    }

    @Test
    void nobodyElseMayReadThem() throws Exception {
        files.write("engine", HELLO, SpokenPhrase.of(SOUND));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(listing().getFirst())))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatWasCutChangedOrIsAnotherPhraseIsReplaced() throws Exception {
        files.write("engine", HELLO, SpokenPhrase.of(SOUND));
        Path file = listing().getFirst();
        byte[] good = Files.readAllBytes(file);
        byte[] changed = good.clone();
        changed[Wav.HEADER_LENGTH]++;
        files.write("other", HELLO, SpokenPhrase.of(new short[] {9}));
        byte[] foreign = Files.readAllBytes(listing().stream().filter(f -> !f.equals(file)).findFirst().orElseThrow());
        for (byte[] bad : List.of(new byte[0], java.util.Arrays.copyOf(good, good.length - 1),
                java.util.Arrays.copyOf(good, 50), java.util.Arrays.copyOf(good, good.length + 2), changed, foreign)) {
            Files.write(file, bad);
            assertThat(files.read("engine", HELLO)).isEmpty();
            assertThat(file).doesNotExist();
            files.write("engine", HELLO, SpokenPhrase.of(SOUND));
            assertThat(files.read("engine", HELLO).map(SpokenPhrase::samples)).hasValue(SOUND);
        }
    }

    @Test
    void whatWasNotWantedTheLongestGoesFirst() throws Exception {
        var small = new PhraseFiles(directory, 5000, Optional.empty());
        for (String engine : List.of("a", "b")) {
            small.write(engine, HELLO, SpokenPhrase.of(new short[1000]));
        }
        for (Path file : listing()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        }
        assertThat(small.read("a", HELLO)).isPresent();
        small.write("c", HELLO, SpokenPhrase.of(new short[1000]));
        assertThat(small.read("b", HELLO)).isEmpty();
        assertThat(small.read("a", HELLO)).isPresent();
        assertThat(small.read("c", HELLO)).isPresent();
        small.write("larger than all", HELLO, SpokenPhrase.of(new short[3000]));
        assertThat(listing()).hasSize(2);
    }

    @Test
    void oldFilesAndLeftOversGoAndFilesOfOthersStay() throws Exception {
        var aging = new PhraseFiles(directory, 1 << 20, Optional.of(Duration.ofHours(2)));
        aging.write("old", HELLO, SpokenPhrase.of(SOUND));
        Path left = Files.createFile(directory.resolve("phrase123.part"));
        Path foreign = Files.createFile(directory.resolve("notes.txt"));
        for (Path file : listing()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(3))));
        }
        aging.write("new", HELLO, SpokenPhrase.of(SOUND));
        assertThat(aging.read("old", HELLO)).isEmpty();
        assertThat(left).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void twoProgramsMayShareAFolder() throws Exception {
        var work = IntStream.range(0, 2).mapToObj(program -> CompletableFuture.runAsync(() -> {
            var mine = new PhraseFiles(directory, 20_000, Optional.empty());
            for (int n = 0; n < 200; n++) {
                String engine = "engine" + n % 20;
                mine.write(engine, HELLO, SpokenPhrase.of(new short[1000]));
                mine.read(engine, HELLO).ifPresent(found -> assertThat(found.samples()).hasSize(1000).containsOnly(0));
            }
        })).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(work).get(60, java.util.concurrent.TimeUnit.SECONDS);
        files = new PhraseFiles(directory, 20_000, Optional.empty());
        files.write("last", HELLO, SpokenPhrase.of(SOUND));
        assertThat(listing()).allMatch(file -> file.toString().endsWith(".wav")).hasSizeBetween(2, 10);
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoError() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        var nowhere = new PhraseFiles(file.resolve("cache"), 1 << 20, Optional.empty());
        nowhere.write("engine", HELLO, SpokenPhrase.of(SOUND));
        assertThat(nowhere.read("engine", HELLO)).isEmpty();
    }
}
