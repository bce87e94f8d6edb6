package dev.attendant.testcalls.noise;

import dev.attendant.conversation.audio.Frame;
import java.util.Arrays;

/**
 * A caller's side of a call, of which each frame is known to be speech or not.
 *
 * @param condition what is heard besides the caller
 * @param rate      samples a second
 * @param caller    what comes over the line
 * @param attendant what the attendant says meanwhile
 * @param labels    one for each frame
 */
public record LabelledTalk(String condition, int rate, short[] caller, short[] attendant, FrameLabel[] labels) {

    public int frames() {
        return labels.length;
    }

    public short[] callerFrame(int frame) {
        return frame(caller, frame);
    }

    public short[] attendantFrame(int frame) {
        return frame(attendant, frame);
    }

    private short[] frame(short[] samples, int frame) {
        int length = Frame.samples(rate);
        return Arrays.copyOfRange(samples, frame * length, (frame + 1) * length);
    }
}
