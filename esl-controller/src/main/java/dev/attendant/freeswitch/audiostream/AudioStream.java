package dev.attendant.freeswitch.audiostream;

import dev.attendant.conversation.audio.AudioPort;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Consumer;

/**
 * One call's {@code uuid_audio_stream}, which FreeSWITCH is about to be told to start, or has started. May be used
 * from any thread.
 */
public final class AudioStream {

    private final String url;
    private final int sampleRate;
    private final Runnable forget;
    /** Whichever comes first: that the module connects, or that it need not any more. */
    private final Promise<StreamAudio> connected = Promise.promise();

    /** @param forget is run when nobody shall connect any more */
    AudioStream(String url, int sampleRate, Runnable forget) {
        this.url = url;
        this.sampleRate = sampleRate;
        this.forget = forget;
    }

    /** Where FreeSWITCH connects to; good for one connection, and secret until then. */
    public String url() {
        return url;
    }

    /** At what rate the module is asked to send, 8000 or 16000; see {@link AudioStreamCommands#start}. */
    public int sampleRate() {
        return sampleRate;
    }

    /**
     * The call's audio, once the module has connected; completes on the audio's event loop. Fails with
     * {@link AudioStreamUnavailable} when the call ends or is closed before. Does not end by itself when nobody
     * connects: the module gives up after one second ({@code connection_timeout} in libwsc's
     * {@code WebSocketClient.h}), with an event {@code mod_audio_stream::error}, and takes itself off the channel.
     */
    public Future<AudioPort> ready() {
        return connected.future().map(audio -> audio);
    }

    /** The caller pressed a digit, as an event of the call says: the module tells of none. */
    public void digit(char digit) {
        withAudio(audio -> audio.digit(digit));
    }

    /** The call is gone, as its event socket says. Tells the line, and closes. */
    public void ended(String reason) {
        giveUp(reason);
        withAudio(audio -> audio.ended(reason));
    }

    /**
     * Ends the audio; the call stays up. Completes when the connection is closed. The module's media bug stays on the
     * channel, and no other stream can be started, until it is told to stop ({@link AudioStreamCommands#stop}).
     */
    public Future<Void> close() {
        giveUp("the audio was closed");
        Promise<Void> closed = Promise.promise();
        connected.future()
                .onSuccess(audio -> audio.loop().execute(() -> audio.closeSocket().onComplete(closed)))
                .onFailure(never -> closed.complete());
        return closed.future();
    }

    private void giveUp(String reason) {
        forget.run();
        connected.tryFail(new AudioStreamUnavailable("mod_audio_stream did not connect before: " + reason));
    }

    /** The module has connected; tells whether that is still wanted. */
    boolean connected(StreamAudio audio) {
        return connected.tryComplete(audio);
    }

    private void withAudio(Consumer<StreamAudio> task) {
        connected.future().onSuccess(audio -> audio.loop().execute(() -> task.accept(audio)));
    }
}
