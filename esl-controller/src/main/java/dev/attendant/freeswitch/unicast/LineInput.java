package dev.attendant.freeswitch.unicast;

import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.audio.Resampler;
import java.util.function.Consumer;

/** Makes 20 ms frames of the line's rate of the datagrams that arrive. Belongs to the call's event loop. */
final class LineInput {

    private final int lineRate;
    private final Consumer<short[]> frames;
    private final short[] frame;
    private int filled;
    private final short[] samples = new short[WireFormat.MOST_BYTES / 2];
    private int wireRate;
    private Resampler resampler;

    /** @param frames is given each frame; the array is valid only during the call */
    LineInput(WireFormat format, int lineRate, Consumer<short[]> frames) {
        this.lineRate = lineRate;
        this.frames = frames;
        frame = new short[Frame.samples(lineRate)];
        use(format);
    }

    /** From now on this format arrives. */
    void use(WireFormat format) {
        if (format.sampleRate() != wireRate) {
            wireRate = format.sampleRate();
            resampler = new Resampler(wireRate, lineRate);
        }
    }

    void datagram(byte[] bytes, int length) {
        int count = length / 2;
        for (int i = 0; i < count; i++) {
            samples[i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8);
        }
        if (wireRate == lineRate) {
            gather(samples, count);
        } else {
            short[] resampled = resampler.resample(samples, 0, count);
            gather(resampled, resampled.length);
        }
    }

    private void gather(short[] heard, int count) {
        int used = 0;
        while (used < count) {
            int part = Math.min(count - used, frame.length - filled);
            System.arraycopy(heard, used, frame, filled, part);
            used += part;
            filled += part;
            if (filled == frame.length) {
                filled = 0;
                frames.accept(frame);
            }
        }
    }
}
