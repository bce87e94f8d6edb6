package dev.attendant.speech.service;

import dev.attendant.conversation.service.MalformedAnswer;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * A WAV file as it comes, cut anywhere: RIFF, Microsoft's "Multimedia Programming Interface and Data Specifications
 * 1.0". Mono, 16-bit PCM or μ-law. What stands behind the sound is left out; the length of a service that streams is
 * none (0, or more than comes).
 */
final class WavStream {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int LARGEST_HEADER = 8192;

    private static final int PCM = 1;
    private static final int MULAW = 7;
    private static final int EXTENSIBLE = 0xfffe;

    private final Buffer header = Buffer.buffer();
    private int at = RIFF_HEADER;
    private boolean formed;
    private boolean inSound;
    private long left;

    void read(Buffer bytes, Sound sound) {
        if (inSound) {
            pass(bytes, sound);
            return;
        }
        header.appendBuffer(bytes);
        while (!inSound && header.length() >= at + CHUNK_HEADER) {
            String chunk = header.getString(at, at + 4, StandardCharsets.ISO_8859_1.name());
            long size = header.getUnsignedIntLE(at + 4);
            if (chunk.equals("data")) {
                begin(size, sound);
                return;
            }
            if (size > LARGEST_HEADER || at > LARGEST_HEADER) {
                throw new MalformedAnswer("a WAV file with a header of more than " + LARGEST_HEADER + " bytes");
            }
            if (header.length() < at + CHUNK_HEADER + size) {
                return;
            }
            if (chunk.equals("fmt ")) {
                form(header.getBuffer(at + CHUNK_HEADER, (int) (at + CHUNK_HEADER + size)), sound);
            }
            // chunks begin at even places
            at += (int) (CHUNK_HEADER + size + size % 2);
        }
    }

    private void form(Buffer format, Sound sound) {
        if (format.length() < 16) {
            throw new MalformedAnswer("a WAV file with a format of " + format.length() + " bytes");
        }
        int tag = format.getUnsignedShortLE(0);
        int kind = tag == EXTENSIBLE && format.length() >= 26 ? format.getUnsignedShortLE(24) : tag;
        int channels = format.getUnsignedShortLE(2);
        int bits = format.getUnsignedShortLE(14);
        boolean linear = kind == PCM && bits == 16;
        if (channels != 1 || !linear && !(kind == MULAW && bits == 8)) {
            throw new VoiceFailed("sends a WAV file that is not mono with 16-bit or mu-law samples (form " + kind + ", "
                    + channels + " channels, " + bits + " bits)");
        }
        sound.form(linear ? SoundEncoding.LINEAR16 : SoundEncoding.MULAW,
                (int) Math.min(Integer.MAX_VALUE, format.getUnsignedIntLE(4)));
        formed = true;
    }

    private void begin(long size, Sound sound) {
        if (!formed) {
            throw new MalformedAnswer("a WAV file without a format");
        }
        inSound = true;
        left = size == 0 ? Long.MAX_VALUE : size;
        pass(header.getBuffer(at + CHUNK_HEADER, header.length()), sound);
    }

    private void pass(Buffer bytes, Sound sound) {
        int length = (int) Math.min(left, bytes.length());
        left -= length;
        if (length > 0) {
            sound.bytes(bytes.getBuffer(0, length));
        }
    }
}
