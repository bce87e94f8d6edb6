package dev.attendant.freeswitch.unicast;

import dev.attendant.conversation.audio.Resampler;
import java.util.function.Consumer;

/**
 * Makes datagrams of the size that FreeSWITCH sends (another one it would garble) of the 20 ms frames that are to
 * be spoken. Belongs to the call's event loop.
 */
final class LineOutput {

    private final int lineRate;
    private final Consumer<byte[]> datagrams;
    private byte[] datagram;
    private int filled;
    private int wireRate;
    private Resampler resampler;

    /** @param datagrams is given each datagram; the array is valid only during the call */
    LineOutput(WireFormat format, int lineRate, Consumer<byte[]> datagrams) {
        this.lineRate = lineRate;
        this.datagrams = datagrams;
        use(format);
    }

    /** From now on this format is spoken; less than a datagram of the old one is lost. */
    void use(WireFormat format) {
        datagram = new byte[format.bytes()];
        filled = 0;
        if (format.sampleRate() != wireRate) {
            wireRate = format.sampleRate();
            resampler = new Resampler(lineRate, wireRate);
        }
    }

    void frame(short[] frame) {
        short[] samples = wireRate == lineRate ? frame : resampler.resample(frame);
        for (short sample : samples) {
            datagram[filled++] = (byte) sample;
            datagram[filled++] = (byte) (sample >> 8);
            if (filled == datagram.length) {
                filled = 0;
                datagrams.accept(datagram);
            }
        }
    }
}
