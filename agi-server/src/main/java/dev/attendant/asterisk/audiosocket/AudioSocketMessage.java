package dev.attendant.asterisk.audiosocket;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/**
 * The AudioSocket protocol: a type byte, the payload's length in two bytes (big-endian), the payload.
 * Asterisk's {@code res_audiosocket.c} and {@code include/asterisk/res_audiosocket.h}.
 */
public final class AudioSocketMessage {

    /** No payload: hang up (from us: end the audio). */
    public static final byte TERMINATE = 0x00;
    /** 16 bytes: which call this is. */
    public static final byte UUID = 0x01;
    /** One ASCII digit. */
    public static final byte DTMF = 0x03;
    /** Signed linear 16 bit, little-endian, 8 kHz. */
    public static final byte AUDIO_8K = 0x10;
    /** The same at 16 kHz. */
    public static final byte AUDIO_16K = 0x12;

    public static final int HEADER = 3;

    private AudioSocketMessage() {}

    /** The type of audio messages at a sample rate. */
    public static byte audioType(int sampleRate) {
        return sampleRate == 16000 ? AUDIO_16K : AUDIO_8K;
    }

    /** "End the audio": the only message that makes EXEC AudioSocket return 0. */
    public static Buffer terminate() {
        return Buffer.buffer(new byte[] {TERMINATE, 0, 0});
    }

    /** An audio message of silence, as long as Asterisk needs it, in one piece. */
    static byte[] silence(byte type, int samples) {
        byte[] message = new byte[HEADER + 2 * samples];
        message[0] = type;
        message[1] = (byte) (2 * samples >> 8);
        message[2] = (byte) (2 * samples);
        return message;
    }

    /** An audio message's samples, to be replaced. */
    static ShortBuffer samples(byte[] message) {
        return ByteBuffer.wrap(message, HEADER, message.length - HEADER).slice()
                .order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }
}
