package dev.attendant.testcalls.asterisk;

import java.util.Optional;

/**
 * The audio formats of AudioSocket: signed linear, 16-bit little-endian, by the type of their messages.
 *
 * @param type       of the message
 * @param sampleRate a second
 */
record AudioFormat(int type, int sampleRate) {

    static final AudioFormat SLIN = new AudioFormat(0x10, 8_000);
    static final AudioFormat SLIN16 = new AudioFormat(0x12, 16_000);

    /** Fact: slin16 is type 0x12, slin24 is 0x13, slin48 is 0x16. */
    static Optional<AudioFormat> ofType(int type) {
        return Optional.ofNullable(switch (type) {
            case 0x10 -> SLIN;
            case 0x12 -> SLIN16;
            case 0x13 -> new AudioFormat(0x13, 24_000);
            case 0x16 -> new AudioFormat(0x16, 48_000);
            default -> null;
        });
    }

    /** Samples in 20 ms. */
    int frame() {
        return sampleRate / 50;
    }
}
