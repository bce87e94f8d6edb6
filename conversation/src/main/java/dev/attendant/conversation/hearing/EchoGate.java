package dev.attendant.conversation.hearing;

import dev.attendant.conversation.audio.Frame;
import java.time.Duration;

/**
 * Keeps the attendant from hearing itself: the telephone network gives back what we play, later and quieter (hybrid
 * echo, ITU-T G.131). While we play, only what is louder than that can be is the caller. Belongs to the call's event
 * loop.
 */
public final class EchoGate {

    /** What a line with an echo canceller gives back is well below this (G.168 asks for 30 dB and more). */
    private static final double RETURN_LOSS_DB = 24;
    /** Echo that comes later than this is not expected: the round trip over a PBX and its jitter buffers. */
    private static final int LONGEST_DELAY = Frame.count(Duration.ofMillis(400));
    private static final double RATIO = Math.pow(10, -RETURN_LOSS_DB / 10);

    /** Mean squares of what was played. */
    private final double[] played = new double[LONGEST_DELAY];
    private int at;
    private int sounding;

    /** What the caller hears now. @param sound whether there is any */
    public void played(short[] frame, boolean sound) {
        at = (at + 1) % LONGEST_DELAY;
        played[at] = sound ? meanSquare(frame) : 0;
        sounding = sound ? LONGEST_DELAY : Math.max(0, sounding - 1);
    }

    /** Whether a frame of the caller's may be nothing but our echo. */
    public boolean mayBeEcho(short[] frame) {
        if (sounding == 0) {
            return false;
        }
        double loudest = 0;
        for (double meanSquare : played) {
            loudest = Math.max(loudest, meanSquare);
        }
        return meanSquare(frame) <= loudest * RATIO;
    }

    private static double meanSquare(short[] frame) {
        long sum = 0;
        for (short sample : frame) {
            sum += sample * sample;
        }
        return (double) sum / frame.length;
    }
}
