package dev.attendant.conversation.audio;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavTest {

    private static final short[] LEFT = {1, -2, Short.MAX_VALUE, Short.MIN_VALUE};
    private static final short[] RIGHT = {0, 4, -1, 300};

    @TempDir
    Path dir;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = dir.resolve("stereo.wav");
        new Wav(16000, new short[][] {LEFT, RIGHT}).write(file);

        Wav read = Wav.read(file);

        assertThat(read.sampleRate()).isEqualTo(16000);
        assertThat(read.channels()).isDeepEqualTo(new short[][] {LEFT, RIGHT});
    }

    @Test
    void otherProgramsUnderstandOurFiles() throws Exception {
        byte[] file = Wav.mono(8000, LEFT).bytes();

        try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
            assertThat(in.getFormat().matches(new AudioFormat(8000, 16, 1, true, false))).isTrue();
            assertThat(in.readAllBytes()).containsExactly(1, 0, 0xFE, 0xFF, 0xFF, 0x7F, 0, 0x80);
        }
    }

    @Test
    void chunksAroundTheSoundAreSkippedWithTheirPadding() throws IOException {
        byte[] plain = Wav.mono(8000, RIGHT).bytes();
        ByteBuffer file = ByteBuffer.allocate(plain.length + 12).order(ByteOrder.LITTLE_ENDIAN)
                .put(plain, 0, 36).put("LIST".getBytes(US_ASCII)).putInt(3).put(new byte[4])
                .put(plain, 36, plain.length - 36);

        assertThat(read(file.array()).channels()[0]).containsExactly(RIGHT);
    }

    @Test
    void theExtensibleFormatIsPcmToo() throws IOException {
        byte[] plain = Wav.mono(8000, LEFT).bytes();
        ByteBuffer file = ByteBuffer.allocate(plain.length + 24).order(ByteOrder.LITTLE_ENDIAN)
                .put(plain, 0, 16).putInt(40).putShort((short) 0xFFFE).put(plain, 22, 14)
                .putShort((short) 22).putShort((short) 16).putInt(4).putShort((short) 1).put(new byte[14])
                .put(plain, 36, plain.length - 36);

        assertThat(read(file.array()).channels()[0]).containsExactly(LEFT);
    }

    @Test
    void aLengthBeyondTheEndOfTheFileMeansAllThatIsThere() throws IOException {
        byte[] file = Wav.mono(8000, LEFT).bytes();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(40, -1);

        assertThat(read(Arrays.copyOf(file, file.length - 1)).channels()[0]).containsExactly(Arrays.copyOf(LEFT, 3));
    }

    @Test
    void aFileOfAnotherKindIsRefusedByNameAndWithTheRemedy() throws IOException {
        Path text = Files.writeString(dir.resolve("not.wav"), "this is not a sound file at all");
        byte[] eightBit = Wav.mono(8000, LEFT).bytes();
        eightBit[34] = 8;

        assertThatThrownBy(() -> Wav.read(text)).isInstanceOf(IOException.class)
                .hasMessageContaining("not.wav is not a WAV file").hasMessageContaining("sox");
        assertThatThrownBy(() -> read(eightBit)).isInstanceOf(IOException.class).hasMessageContaining("8 bits");
    }

    @Test
    void aFileCutAnywhereIsRefusedOrReadButNeverBreaksTheReader() throws IOException {
        byte[] file = Wav.mono(8000, LEFT).bytes();
        for (int length = 0; length < Wav.HEADER_LENGTH; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(IOException.class);
        }
        assertThat(read(Arrays.copyOf(file, Wav.HEADER_LENGTH)).length()).isZero();
    }

    @Test
    void bothSidesMixedAreTheirAverage() {
        assertThat(new Wav(8000, new short[][] {LEFT, RIGHT}).mixed()).containsExactly(0, 1, 16383, -16234);
    }

    private static Wav read(byte[] file) throws IOException {
        return Wav.read(new ByteArrayInputStream(file), "test.wav");
    }
}
