package dev.attendant.freeswitch.call;

import dev.attendant.conversation.audio.AudioPort;
import dev.attendant.freeswitch.audiostream.AudioStream;
import dev.attendant.freeswitch.audiostream.AudioStreamCommands;
import dev.attendant.freeswitch.audiostream.AudioStreamServer;
import dev.attendant.freeswitch.audiostream.Playback;
import dev.attendant.freeswitch.esl.EslReply;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audio of a call by {@code mod_audio_stream}. It does not depend on the park: once the module was told to stop,
 * it starts again in the same one.
 */
final class StreamedAudio implements CallMedia {

    private static final Logger log = LoggerFactory.getLogger(StreamedAudio.class);

    /** On a busy machine the module's one second to connect in is short. */
    private static final int ATTEMPTS = 2;
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    /** What the module tells when it has made a file of what the caller was to hear. */
    private static final String FILE_MADE = "mod_audio_stream::play";

    private final CallSocket socket;
    private final AudioStreamServer streams;
    private final Playback playback;
    private volatile Optional<AudioStream> current = Optional.empty();
    private boolean subscribed;
    /** On the event socket's loop. */
    private boolean unplayed;

    StreamedAudio(CallSocket socket, AudioStreamServer streams, Playback playback) {
        this.socket = socket;
        this.streams = streams;
        this.playback = playback;
    }

    @Override
    public AudioPort open(int rate) {
        leave();
        if (!subscribed) {
            subscribed = true;
            socket.subscribe(FILE_MADE, event -> fileMade());
        }
        String why = "the call is over";
        for (int attempt = 0; attempt < ATTEMPTS && !socket.isOver(); attempt++) {
            AudioStream stream = streams.expect(AudioStreamCommands.sampleRate(rate));
            current = Optional.of(stream);
            if (socket.isOver()) {
                // before anybody was there to be told
                stream.ended(why);
            }
            EslReply taken = start(stream, rate);
            if (taken.isOk()) {
                try {
                    return await(stream.ready(), CONNECTING);
                } catch (CompletionException e) {
                    why = "mod_audio_stream did not connect to " + streams.url() + "; check that FreeSWITCH reaches"
                            + " that (freeswitch.audio.stream.url) and may (freeswitch.audio.stream.allow)";
                }
            } else {
                why = "FreeSWITCH did not start mod_audio_stream (" + taken + "); `fs_cli -x 'load mod_audio_stream'`,"
                        + " or set freeswitch.audio.how to unicast";
            }
            leave();
        }
        throw new MediaUnavailable(why);
    }

    /** The last command's reply tells. */
    private EslReply start(AudioStream stream, int rate) {
        EslReply last = EslReply.CLOSED;
        for (String[] words : AudioStreamCommands.start(socket.uuid(), stream, playback, rate)) {
            last = socket.api(words);
        }
        return last;
    }

    private static <T> T await(Future<T> future, Duration timeout) {
        return future.toCompletionStage().toCompletableFuture()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** The connection first: as long as audio comes over it, the module may be held up in its stop. */
    @Override
    public void leave() {
        current.ifPresent(stream -> {
            current = Optional.empty();
            try {
                await(stream.close(), CLOSING);
            } catch (CompletionException e) {
                log.info("{}: FreeSWITCH did not close its audio stream: {}", socket.uuid(), e.getCause().toString());
            }
            if (!socket.isOver()) {
                // -ERR when it has none
                socket.api(AudioStreamCommands.stop(socket.uuid()));
            }
        });
    }

    /** Once for a call: the module does so for each 20 ms. */
    private void fileMade() {
        if (!unplayed) {
            unplayed = true;
            log.error("{}: the caller hears nothing: this FreeSWITCH's mod_audio_stream makes files of what it shall"
                    + " play ({}). Install one that plays, voxcom-us/mod_audio_stream or the commercial 1.0.3 of"
                    + " amigniter/mod_audio_stream, or set freeswitch.audio.how to unicast", socket.uuid(), FILE_MADE);
        }
    }

    @Override
    public void digit(char digit) {
        current.ifPresent(stream -> stream.digit(digit));
    }

    @Override
    public void ended(String reason) {
        current.ifPresent(stream -> stream.ended(reason));
    }
}
