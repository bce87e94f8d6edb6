package dev.attendant.speech.service;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes WAV files for fake services. */
public final class Wav {

    private Wav() {}

    /**
     * @param format 1 for 16-bit samples, 7 for μ-law
     * @param size   as the header tells it, of the sound
     */
    public static byte[] file(int format, int channels, int rate, long size, byte[] sound, byte[] behind) {
        int width = format == 1 ? 2 : 1;
        ByteBuffer file = ByteBuffer.allocate(12 + 8 + 18 + 8 + 3 + 1 + 8 + sound.length + behind.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.put(letters("RIFF")).putInt(-1).put(letters("WAVE"));
        file.put(letters("fmt ")).putInt(18).putShort((short) format).putShort((short) channels).putInt(rate)
                .putInt(rate * channels * width).putShort((short) (channels * width)).putShort((short) (8 * width))
                .putShort((short) 0);
        // an odd one, which is filled up
        file.put(letters("note")).putInt(3).put(new byte[] {1, 2, 3, 0});
        return file.put(letters("data")).putInt((int) size).put(sound).put(behind).array();
    }

    private static byte[] letters(String letters) {
        return letters.getBytes(StandardCharsets.ISO_8859_1);
    }
}
