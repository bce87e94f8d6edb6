package dev.attendant.freeswitch.unicast;

import dev.attendant.conversation.audio.Resampler;
import java.util.function.Consumer;

/**
 * Makes datagrams of the size that FreeSWITCH sent first (another one it would garble) of the 20 ms frames that are
 * to be spoken, without some of the silence (see {@link SilenceSuppression}). Belongs to the call's event loop.
 *
 * <p>That format stays as long as a unicast lasts, whatever becomes of the call's codec: unicast makes its own L16
 * codec when it begins (switch_ivr_activate_unicast) and takes all that we send for that; what has to be changed
 * from then on, switch_core_session_write_frame resamples and repacks.
 */
final class LineOutput {

    private final int lineRate;
    private final Consumer<byte[]> datagrams;
    private byte[] datagram;
    private int filled;
    private int wireRate;
    private Resampler resampler;
    private SilenceSuppression silence;

    /** @param datagrams is given each datagram; the array is valid only during the call */
    LineOutput(WireFormat format, int lineRate, Consumer<byte[]> datagrams) {
        this.lineRate = lineRate;
        this.datagrams = datagrams;
        use(format);
    }

    /**
     * The format has turned out to be another one of the same size, which was not clear at first; less than a
     * datagram is lost.
     */
    void correct(WireFormat format) {
        if (format.bytes() == datagram.length) {
            use(format);
        }
    }

    private void use(WireFormat format) {
        datagram = new byte[format.bytes()];
        filled = 0;
        silence = new SilenceSuppression(format);
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
                if (!silence.holdsBack(datagram)) {
                    datagrams.accept(datagram);
                }
            }
        }
    }
}
