package dev.attendant.testcalls.sip;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A packet of audio or of a telephone event (RFC 3550, section 5.1).
 *
 * @param timestamp unsigned 32 bits, in samples of 1/8000 s
 * @param source    the sender's SSRC
 */
record RtpPacket(int type, boolean marker, int sequence, long timestamp, int source, byte[] payload) {
    private static final int HEADER = 12;

    /** Empty when the datagram is no RTP of version 2. */
    static Optional<RtpPacket> parse(byte[] datagram, int length) {
        if (length < HEADER || (datagram[0] & 0xC0) != 0x80) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(datagram, 0, length);
        int from = HEADER + 4 * (datagram[0] & 0x0F);
        if ((datagram[0] & 0x10) != 0 && from + 4 <= length) {
            from += 4 + 4 * (header.getShort(from + 2) & 0xFFFF);
        }
        int to = (datagram[0] & 0x20) != 0 ? length - (datagram[length - 1] & 0xFF) : length;
        if (from > to) {
            return Optional.empty();
        }
        return Optional.of(new RtpPacket(datagram[1] & 0x7F, datagram[1] < 0, header.getShort(2) & 0xFFFF,
                header.getInt(4) & 0xFFFFFFFFL, header.getInt(8), Arrays.copyOfRange(datagram, from, to)));
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(HEADER + payload.length)
                .put((byte) 0x80)
                .put((byte) (marker ? type | 0x80 : type))
                .putShort((short) sequence)
                .putInt((int) timestamp)
                .putInt(source)
                .put(payload)
                .array();
    }
}
