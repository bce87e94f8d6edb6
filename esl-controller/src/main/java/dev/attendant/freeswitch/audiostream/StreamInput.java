package dev.attendant.freeswitch.audiostream;

import dev.attendant.conversation.audio.Frame;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/**
 * Makes 20 ms frames of the messages that arrive: L16 little-endian mono at the rate that was asked for, of
 * {@code STREAM_BUFFER_SIZE} milliseconds each or, behind the module's resampler, of some samples more or less
 * ({@code stream_frame} in {@code audio_streamer_glue.cpp}). Belongs to the call's event loop.
 */
final class StreamInput {

    private final short[] frame;
    private final Consumer<short[]> frames;
    private int filled;

    /** @param frames is given each frame; the array is valid only during the call */
    StreamInput(int sampleRate, Consumer<short[]> frames) {
        this.frames = frames;
        frame = new short[Frame.samples(sampleRate)];
    }

    void message(Buffer bytes) {
        for (int at = 0; at + 1 < bytes.length(); at += 2) {
            frame[filled++] = bytes.getShortLE(at);
            if (filled == frame.length) {
                filled = 0;
                frames.accept(frame);
            }
        }
    }
}
