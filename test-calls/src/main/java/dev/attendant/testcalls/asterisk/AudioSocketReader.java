package dev.attendant.testcalls.asterisk;

import io.netty.buffer.ByteBuf;

import java.util.Arrays;

/** Takes AudioSocket messages (type, 16-bit big-endian length, payload) out of a stream of bytes. */
final class AudioSocketReader {

    static final int HEADER = 3;
    private static final int LONGEST_MESSAGE = HEADER + 0xffff;

    /** Gets each whole message. */
    interface Sink {

        /**
         * The bytes are valid only during the call.
         *
         * @return false when nothing more is to be read
         */
        boolean message(int type, byte[] bytes, int offset, int length);
    }

    private final Sink sink;
    private byte[] pending = new byte[1024];
    private int filled;

    AudioSocketReader(Sink sink) {
        this.sink = sink;
    }

    void read(ByteBuf chunk) {
        while (chunk.isReadable()) {
            // Never holds more than one message that is not whole, so that the space is bounded.
            int piece = Math.min(chunk.readableBytes(), LONGEST_MESSAGE);
            pending = filled + piece > pending.length ? grown(filled + piece) : pending;
            chunk.readBytes(pending, filled, piece);
            filled += piece;
            if (!takeMessages()) {
                filled = 0;
                return;
            }
        }
    }

    /** Whether a part of a header has come, and not all of it. */
    boolean isInHeader() {
        return filled > 0 && filled < HEADER;
    }

    /** Whether a header has come whose payload has not all come. */
    boolean isInPayload() {
        return filled >= HEADER;
    }

    private boolean takeMessages() {
        int at = 0;
        while (filled - at >= HEADER) {
            int length = (pending[at + 1] & 0xff) << 8 | pending[at + 2] & 0xff;
            if (filled - at < HEADER + length) {
                break;
            }
            if (!sink.message(pending[at] & 0xff, pending, at + HEADER, length)) {
                return false;
            }
            at += HEADER + length;
        }
        System.arraycopy(pending, at, pending, 0, filled - at);
        filled -= at;
        return true;
    }

    private byte[] grown(int needed) {
        return Arrays.copyOf(pending, Math.max(needed, pending.length * 2));
    }
}
