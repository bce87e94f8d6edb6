package dev.attendant.freeswitch.unicast;

import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.audio.CallAudio;
import dev.attendant.conversation.audio.CallBeats;
import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.audio.Metronome;
import io.vertx.core.Context;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The audio of one call, once it is known what arrives. Belongs to the call's event loop. */
final class UnicastAudio implements AudioPort {

    /** FreeSWITCH sends while the caller is silent, too. After so many beats (2 s) without, it has stopped. */
    private static final int STOPPED_BEATS = 100;

    private final Context context;
    private final CallBeats beats;
    private final Consumer<byte[]> send;
    private final Runnable stopped;
    private final Runnable closeSocket;

    private final int sampleRate;
    private final LineInput input;
    private LineOutput output;
    private final short[] spoken;
    private Optional<CallAudio> audio = Optional.empty();
    private Optional<String> ended = Optional.empty();
    private boolean open = true;
    private boolean rearming;
    private int beatsWithoutDatagram;

    /**
     * @param send        sends a datagram to FreeSWITCH; the array is valid only during the call
     * @param stopped     is run when FreeSWITCH has stopped to send
     * @param closeSocket is run when the line closes this port
     */
    UnicastAudio(
            Context context,
            Metronome metronome,
            WireFormat format,
            Consumer<byte[]> send,
            Runnable stopped,
            Runnable closeSocket) {
        this.context = context;
        beats = new CallBeats(metronome, this::beat);
        this.send = send;
        this.stopped = stopped;
        this.closeSocket = closeSocket;
        sampleRate = format.lineRate();
        input = new LineInput(format, sampleRate, this::heard);
        output = new LineOutput(format, sampleRate, send);
        spoken = new short[Frame.samples(sampleRate)];
    }

    /** Another format arrives; the line's rate stays. */
    void use(WireFormat format) {
        input.use(format);
        if (rearming) {
            rearming = false;
            output = new LineOutput(format, sampleRate, send);
        } else {
            output.correct(format);
        }
    }

    /** Another unicast is about to begin; nothing is sent or heard until its format is known. */
    void rearm() {
        rearming = true;
        beatsWithoutDatagram = 0;
    }

    void datagram(byte[] bytes, int length) {
        beatsWithoutDatagram = 0;
        if (open && !rearming) {
            input.datagram(bytes, length);
        }
    }

    void digit(char digit) {
        audio.ifPresent(call -> call.digit(digit));
    }

    /** The call is gone. */
    void ended(String reason) {
        if (open) {
            Optional<CallAudio> call = audio;
            ended = Optional.of(reason);
            detach();
            call.ifPresent(gone -> gone.ended(reason));
        }
    }

    private void heard(short[] frame) {
        audio.ifPresent(call -> call.heard(frame));
        // FreeSWITCH plays one datagram a tick of its own: they come evenly, by the metronome, behind the caller's
        audio.ifPresent(call -> beats.followFrame());
    }

    private void beat() {
        audio.ifPresent(call -> {
            call.next(spoken);
            if (open && !rearming) {
                output.frame(spoken);
            }
            if (open && ++beatsWithoutDatagram == STOPPED_BEATS) {
                stopped.run();
            }
        });
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public Executor loop() {
        return task -> context.runOnContext(now -> task.run());
    }

    @Override
    public void attach(CallAudio call) {
        if (open) {
            audio = Optional.of(call);
            beats.begin();
        } else {
            ended.ifPresent(call::ended);
        }
    }

    @Override
    public void close() {
        if (open) {
            detach();
            closeSocket.run();
        }
    }

    private void detach() {
        open = false;
        audio = Optional.empty();
        beats.end();
    }
}
