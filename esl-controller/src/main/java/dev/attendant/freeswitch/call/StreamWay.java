package dev.attendant.freeswitch.call;

import dev.attendant.conversation.audio.Metronome;
import dev.attendant.freeswitch.audiostream.AudioStreamServer;
import dev.attendant.freeswitch.audiostream.AudioStreamSettings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.locks.ReentrantLock;

/** Audio by {@code mod_audio_stream}, which connects for each call to one server. */
final class StreamWay implements AudioWay {

    private final AudioStreamSettings settings;
    private final AudioStreamServer streams;

    StreamWay(Vertx vertx, AudioStreamSettings settings) {
        this.settings = settings;
        streams = new AudioStreamServer(vertx, settings);
    }

    @Override
    public Future<Void> listen() {
        return streams.listen().mapEmpty();
    }

    /** The audio lives on the event loop that its connection comes to. */
    @Override
    public CallMedia of(CallSocket socket, Park park, ReentrantLock turn, Context loop, Metronome metronome) {
        return new StreamedAudio(socket, streams, settings.playback());
    }

    @Override
    public int open() {
        return streams.connections();
    }

    @Override
    public String listening() {
        return "audio by mod_audio_stream at " + streams.url();
    }
}
