package dev.attendant.freeswitch.audiostream;

import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.conversation.audio.CallAudio;
import dev.attendant.conversation.audio.CallBeats;
import dev.attendant.conversation.audio.Frame;
import dev.attendant.conversation.audio.Metronome;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audio of one call over its WebSocket. Belongs to the event loop of that. */
final class StreamAudio implements AudioPort {

    private static final Logger log = LoggerFactory.getLogger(StreamAudio.class);

    /** RFC 6455, 7.4.1: what is sent is against the rules. */
    private static final short POLICY = 1008;
    /** The module sends a text only when somebody told it to; we do not. */
    private static final int MOST_TEXTS = 20;
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(Frame.MILLIS);
    /** So much audio may come faster than it was spoken; what the network held back is within that. */
    private static final long MOST_NANOS_AHEAD = TimeUnit.SECONDS.toNanos(2);

    private final ServerWebSocket socket;
    private final Context context;
    private final CallBeats beats;
    private final int sampleRate;
    private final StreamInput input;
    private final StreamOutput output;
    private final short[] spoken;
    private Optional<CallAudio> audio = Optional.empty();
    private Optional<String> ended = Optional.empty();
    private boolean open = true;
    /** When what was heard so far is over, if it was spoken as it came. */
    private long heardUntil = System.nanoTime();
    private long dropped;
    private int texts;

    /** @param closed is run when the socket is closed, by whomever */
    StreamAudio(
            ServerWebSocket socket,
            Context context,
            Metronome metronome,
            Playback playback,
            int sampleRate,
            Runnable closed) {
        this.socket = socket;
        this.context = context;
        beats = new CallBeats(metronome, this::beat);
        this.sampleRate = sampleRate;
        input = new StreamInput(sampleRate, this::heard);
        output = new StreamOutput(socket, playback, sampleRate);
        spoken = new short[Frame.samples(sampleRate)];
        socket.binaryMessageHandler(this::message);
        socket.textMessageHandler(text -> text());
        socket.exceptionHandler(e -> log.debug("Audio stream from {}: {}", peer(), e.toString()));
        socket.closeHandler(over -> {
            ended("FreeSWITCH closed the audio stream");
            closed.run();
        });
    }

    private String peer() {
        return socket.remoteAddress().hostAddress();
    }

    private void message(Buffer bytes) {
        if (open) {
            input.message(bytes);
        }
    }

    private void text() {
        if (++texts == MOST_TEXTS + 1 && open) {
            log.warn("Audio stream from {}: more than {} text messages; closed", peer(), MOST_TEXTS);
            socket.close(POLICY, "too many texts");
        }
    }

    private void heard(short[] frame) {
        audio.ifPresent(call -> {
            long ahead = Math.max(0, heardUntil - System.nanoTime());
            if (ahead < MOST_NANOS_AHEAD) {
                heardUntil = System.nanoTime() + ahead + FRAME_NANOS;
                call.heard(frame);
                audio.ifPresent(still -> beats.frame(still.isAboutToSpeak()));
            } else if (dropped++ == 0) {
                log.warn("Audio stream from {}: audio comes faster than anybody speaks; dropped what is more than {} s"
                        + " ahead. More of the kind is not logged", peer(),
                        TimeUnit.NANOSECONDS.toSeconds(MOST_NANOS_AHEAD));
            }
        });
    }

    private void beat() {
        audio.ifPresent(call -> {
            call.next(spoken);
            if (open) {
                output.frame(spoken);
            }
        });
    }

    void digit(char digit) {
        audio.ifPresent(call -> call.digit(digit));
    }

    /** The call is gone, or its stream. */
    void ended(String reason) {
        if (open) {
            Optional<CallAudio> call = audio;
            ended = Optional.of(reason);
            detach();
            call.ifPresent(gone -> gone.ended(reason));
            socket.close();
        }
    }

    /** Completes when the socket is closed. */
    Future<Void> closeSocket() {
        close();
        return socket.close();
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
            socket.close();
        }
    }

    private void detach() {
        open = false;
        audio = Optional.empty();
        beats.end();
        if (output.dropped() > 0) {
            log.info("Audio stream from {}: {} frames were not sent, because FreeSWITCH did not read them", peer(),
                    output.dropped());
        }
    }
}
