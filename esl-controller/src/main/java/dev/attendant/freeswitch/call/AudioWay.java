package dev.attendant.freeswitch.call;

import dev.attendant.conversation.audio.Metronome;
import dev.attendant.freeswitch.FreeSwitchSettings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.locks.ReentrantLock;

/** The configured way of the calls' audio: what all calls share of it. May be used from any thread. */
sealed interface AudioWay permits UnicastWay, StreamWay {

    static AudioWay of(Vertx vertx, FreeSwitchSettings.Audio audio) {
        return switch (audio) {
            case FreeSwitchSettings.Unicast unicast -> new UnicastWay(unicast);
            case FreeSwitchSettings.ModAudioStream streamed -> new StreamWay(vertx, streamed.stream());
        };
    }

    /** Binds what is to be bound before there are calls; fails when a port is taken. */
    Future<Void> listen();

    /**
     * A call's audio, not begun yet.
     *
     * @param turn      is held by the thread that commands the call
     * @param loop      the event loop of the call's event socket
     * @param metronome that loop's
     */
    CallMedia of(CallSocket socket, Park park, ReentrantLock turn, Context loop, Metronome metronome);

    /** Sockets that are open, one for each call with audio. */
    int open();

    /** For the log line that tells what we listen on: {@code audio by …}. */
    String listening();
}
