package dev.attendant.asterisk.audiosocket;

import io.netty.buffer.ByteBuf;

/**
 * Reads AudioSocket messages from a stream of bytes, however TCP split or joined them. Belongs to one
 * connection's event loop.
 */
final class AudioSocketDecoder {

    /** On the event loop. The payload's array is valid only during the call, up to the length. */
    interface Listener {

        void message(byte type, byte[] payload, int length);
    }

    private final Listener listener;
    private final byte[] header = new byte[AudioSocketMessage.HEADER];
    private int headerLength;
    /** As long as the two bytes of a length can say. */
    private byte[] payload = new byte[1024];
    private int payloadLength;

    AudioSocketDecoder(Listener listener) {
        this.listener = listener;
    }

    void read(ByteBuf bytes) {
        while (bytes.isReadable()) {
            if (headerLength < header.length) {
                header[headerLength++] = bytes.readByte();
                if (headerLength == header.length && wanted() > payload.length) {
                    payload = new byte[0xffff];
                }
            } else {
                int count = Math.min(wanted() - payloadLength, bytes.readableBytes());
                bytes.readBytes(payload, payloadLength, count);
                payloadLength += count;
            }
            if (headerLength == header.length && payloadLength == wanted()) {
                int length = payloadLength;
                headerLength = 0;
                payloadLength = 0;
                listener.message(header[0], payload, length);
            }
        }
    }

    private int wanted() {
        return (header[1] & 0xff) << 8 | header[2] & 0xff;
    }
}
