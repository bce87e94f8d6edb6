package dev.attendant.records;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.conversation.audio.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class RecordingsTest {

    private static final Instant ARRIVED = Instant.parse("2026-01-31T23:59:59Z");
    private static final int FRAMES_A_SECOND = 50;

    private final UUID call = UUID.fromString("0c4e1111-0000-4000-8000-000000000001");

    @TempDir
    Path dir;

    private Path file(String name) {
        return dir.resolve("rec/2026/01/31").resolve(name);
    }

    @Test
    void theCallerIsOnTheLeftAndTheAttendantOnTheRight() throws IOException {
        try (Recordings recordings = recordings(); AudioTap tap = recordings.forCall(call, ARRIVED)) {
            tap.begin(8000);
            talk(tap, 8000, 70, 1);
        }

        Wav wav = Wav.read(file(call + ".wav"));
        assertThat(wav.sampleRate()).isEqualTo(8000);
        assertThat(wav.length()).isEqualTo(70 * 160);
        assertThat(wav.channels()[0]).containsExactly(samples(70 * 160, 1));
        assertThat(wav.channels()[1]).containsExactly(samples(70 * 160, -1));
    }

    @Test
    void theFileIsNamedAfterOurIdAndTheDayInUtc() {
        try (Recordings recordings = recordings()) {
            assertThat(recordings.path(call, ARRIVED)).isEqualTo(file(call + ".wav"));
            assertThat(recordings.path(call, ARRIVED.plusSeconds(1)))
                    .isEqualTo(dir.resolve("rec/2026/02/01/" + call + ".wav"));
        }
    }

    @Test
    void afterATransferTheSameRateGoesOnInTheSameFile() throws IOException {
        try (Recordings recordings = recordings(); AudioTap tap = recordings.forCall(call, ARRIVED)) {
            tap.begin(16000);
            talk(tap, 16000, 30, 1);
            tap.begin(16000);
            talk(tap, 16000, 20, 1);
        }

        assertThat(Wav.read(file(call + ".wav")).length()).isEqualTo(50 * 320);
        assertThat(file("").toFile().list()).hasSize(1);
    }

    @Test
    void anotherRateBeginsAnotherFile() throws IOException {
        try (Recordings recordings = recordings(); AudioTap tap = recordings.forCall(call, ARRIVED)) {
            tap.begin(8000);
            talk(tap, 8000, 10, 1);
            tap.begin(16000);
            talk(tap, 16000, 20, 2);
        }

        assertThat(Wav.read(file(call + ".wav")).length()).isEqualTo(10 * 160);
        Wav second = Wav.read(file(call + "-2.wav"));
        assertThat(second.sampleRate()).isEqualTo(16000);
        assertThat(second.channels()[0]).containsExactly(samples(20 * 320, 2));
    }

    @Test
    void aFileThatIsStillGrowingCanBePlayed() throws Exception {
        try (Recordings recordings = recordings(); AudioTap tap = recordings.forCall(call, ARRIVED)) {
            tap.begin(8000);
            talk(tap, 8000, 5 * FRAMES_A_SECOND + 1, 1);
            drain(recordings);

            byte[] growing = Files.readAllBytes(file(call + ".wav"));
            assertThat(growing).hasSize(Wav.HEADER_LENGTH + 5 * 8000 * 4);
            assertThat(Arrays.copyOf(growing, Wav.HEADER_LENGTH)).isEqualTo(Wav.header(2, 8000, 4 * 8000 * 4));
        }
    }

    private void drain(Recordings recordings) throws InterruptedException {
        CountDownLatch drained = new CountDownLatch(1);
        recordings.whenWritten(drained::countDown);
        assertThat(drained.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void recordingsAreNobodyElsesToRead() throws IOException {
        try (Recordings recordings = recordings(); AudioTap tap = recordings.forCall(call, ARRIVED)) {
            tap.begin(8000);
            talk(tap, 8000, 1, 1);
        }

        assertThat(permissions(file(call + ".wav"))).isEqualTo("rw-------");
        for (String folder : new String[] {"rec", "rec/2026", "rec/2026/01", "rec/2026/01/31"}) {
            assertThat(permissions(dir.resolve(folder))).isEqualTo("rwx------");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void aCallWithoutSoundLeavesNoFile() {
        try (Recordings recordings = recordings(); AudioTap tap = recordings.forCall(call, ARRIVED)) {
            tap.frame(new short[160], new short[160]);
            tap.begin(8000);
        }
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void aDirectoryThatCannotBeWrittenCostsOneLogLineAndNoCall() throws IOException {
        Files.writeString(dir.resolve("rec"), "a file where the directory should be");

        assertThat(logOf(() -> {
            try (Recordings recordings = recordings(); AudioTap tap = recordings.forCall(call, ARRIVED)) {
                tap.begin(8000);
                talk(tap, 8000, 200, 1);
            }
        })).singleElement().asString().contains(call + ".wav", "the call goes on", "not writable");
    }

    @Test
    void aFileThatIsThereAlreadyIsNotOverwritten() throws IOException {
        Files.createDirectories(file(""));
        Files.writeString(file(call + ".wav"), "precious");

        assertThat(logOf(() -> {
            try (Recordings recordings = recordings(); AudioTap tap = recordings.forCall(call, ARRIVED)) {
                tap.begin(8000);
                talk(tap, 8000, 1, 1);
            }
        })).hasSize(1);
        assertThat(file(call + ".wav")).hasContent("precious");
    }

    @Test
    void soundThatTheDiskCannotFollowIsDroppedAndTold() {
        assertThat(logOf(() -> {
            try (SoundWriter writer = new SoundWriter(1000)) {
                AudioTap tap = new StereoRecording(file("slow.wav"), writer);
                tap.begin(8000);
                talk(tap, 8000, FRAMES_A_SECOND, 1);
                tap.close();
            }
        })).anySatisfy(line -> assertThat(line).contains("slow.wav has gaps"));
        assertThat(file("slow.wav")).doesNotExist();
    }

    @Test
    void framesAfterTheEndAreNoError() throws IOException {
        Recordings recordings = recordings();
        AudioTap tap = recordings.forCall(call, ARRIVED);
        tap.begin(8000);
        talk(tap, 8000, 3, 1);
        tap.close();
        talk(tap, 8000, 3, 1);
        tap.begin(16000);
        AudioTap late = recordings.forCall(UUID.randomUUID(), ARRIVED);
        recordings.close();
        late.begin(8000);
        talk(late, 8000, 100, 1);
        late.close();

        assertThat(Wav.read(file(call + ".wav")).length()).isEqualTo(3 * 160);
        assertThat(file("").toFile().list()).hasSize(1);
    }

    private Recordings recordings() {
        return new Recordings(dir.resolve("rec"));
    }

    /** Both sides count: the caller up, in steps, the attendant down. */
    private static void talk(AudioTap tap, int rate, int frames, int step) {
        int length = rate / FRAMES_A_SECOND;
        short[] caller = samples(frames * length, step);
        short[] attendant = samples(frames * length, -step);
        for (int i = 0; i < frames; i++) {
            tap.frame(Arrays.copyOfRange(caller, i * length, (i + 1) * length),
                    Arrays.copyOfRange(attendant, i * length, (i + 1) * length));
        }
    }

    private static short[] samples(int count, int step) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) (i * step);
        }
        return samples;
    }

    private static List<String> logOf(Runnable action) {
        Logger logger = (Logger) LoggerFactory.getLogger(SoundFile.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        logger.addAppender(logged);
        try {
            action.run();
        } finally {
            logger.detachAppender(logged);
        }
        return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
