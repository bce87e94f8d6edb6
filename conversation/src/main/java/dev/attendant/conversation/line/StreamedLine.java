package dev.attendant.conversation.line;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.Heard;
import dev.attendant.conversation.Line;
import dev.attendant.conversation.LineSetup;
import dev.attendant.conversation.Reply;
import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.audio.AudioTap;
import dev.attendant.conversation.audio.CallAudio;
import dev.attendant.conversation.audio.Frame;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A line over streamed audio. Its state belongs to the call's event loop, where the {@link Floor} decides whose turn
 * it is; {@link #exchange}, {@link #stop} and {@link #close} only send messages there.
 *
 * <p>Its time is the caller's frames: 20 ms each, or silence put in their place when the PBX stops sending.
 */
public final class StreamedLine implements Line, CallAudio {

    /**
     * After so many beats (200 ms) without a frame from the PBX, silence takes its place. Frames that were only
     * late must not find silence in the middle of a word.
     */
    private static final int BEATS_WITHOUT_FRAME = 10;

    private final AudioPort port;
    private final LineSetup setup;
    private final Floor floor;
    private final boolean recorded;
    private int beatsWithoutFrame;
    private final short[] callerFrame;
    private final short[] silence;

    /** Attaches itself to the port; on any thread. */
    public static StreamedLine over(AudioPort port, LineSetup setup) {
        StreamedLine line = new StreamedLine(port, setup);
        port.loop().execute(() -> {
            port.attach(line);
            setup.tap().begin(port.sampleRate());
            setup.listener().on(new CallEvent.LineOpened(setup.call().id(), Instant.now(), port.sampleRate()));
        });
        return line;
    }

    private StreamedLine(AudioPort port, LineSetup setup) {
        this.port = port;
        this.setup = setup;
        floor = new Floor(setup, port.sampleRate(), port.loop());
        recorded = setup.tap() != AudioTap.NONE;
        callerFrame = new short[Frame.samples(port.sampleRate())];
        silence = new short[callerFrame.length];
    }

    // ---- from the call's virtual thread -------------------------------------------------------------------

    @Override
    public Heard exchange(Reply reply) {
        return begin(reply).join();
    }

    /** What {@link #exchange} waits for. */
    CompletableFuture<Heard> begin(Reply reply) {
        Exchange next = new Exchange(reply);
        port.loop().execute(() -> floor.begin(next));
        return next.heard;
    }

    @Override
    public void prepare(Reply reply) {
        port.loop().execute(() -> floor.prepare(reply));
    }

    @Override
    public void stop(String reason) {
        port.loop().execute(() -> floor.stop(reason));
    }

    @Override
    public void close() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        port.loop().execute(() -> {
            floor.close();
            port.close();
            closed.complete(null);
        });
        closed.orTimeout(2, TimeUnit.SECONDS).exceptionally(stopped -> null).join();
    }

    // ---- on the event loop ----------------------------------------------------------------------------------

    @Override
    public void heard(short[] frame) {
        beatsWithoutFrame = 0;
        hear(frame);
    }

    @Override
    public void digit(char digit) {
        floor.digit(digit);
    }

    @Override
    public void next(short[] frame) {
        if (++beatsWithoutFrame > BEATS_WITHOUT_FRAME) {
            hear(silence);
        }
        floor.speak(frame);
        if (recorded) {
            setup.tap().frame(callerFrame, frame);
        }
    }

    @Override
    public boolean isAboutToSpeak() {
        return floor.isAboutToSpeak();
    }

    private void hear(short[] frame) {
        if (recorded) {
            // with what is said next
            System.arraycopy(frame, 0, callerFrame, 0, frame.length);
        }
        floor.heard(frame);
    }

    @Override
    public void ended(String reason) {
        floor.end(spoken -> new Heard.LineEnded(reason, spoken));
    }
}
