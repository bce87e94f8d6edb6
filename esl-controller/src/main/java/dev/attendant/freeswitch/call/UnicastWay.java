package dev.attendant.freeswitch.call;

import dev.attendant.conversation.audio.Metronome;
import dev.attendant.freeswitch.FreeSwitchSettings;
import dev.attendant.freeswitch.unicast.UnicastSockets;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.concurrent.locks.ReentrantLock;

/** Audio by FreeSWITCH's own {@code unicast}, with a UDP socket that each call opens for itself. */
final class UnicastWay implements AudioWay {

    private final FreeSwitchSettings.Unicast settings;
    private final UnicastSockets sockets;

    UnicastWay(FreeSwitchSettings.Unicast settings) {
        this.settings = settings;
        sockets = new UnicastSockets(settings);
    }

    @Override
    public Future<Void> listen() {
        return Future.succeededFuture();
    }

    @Override
    public CallMedia of(CallSocket socket, Park park, ReentrantLock turn, Context loop, Metronome metronome) {
        return new ParkedAudio(socket, park, turn, settings.address(),
                hint -> sockets.open(loop, metronome, peer -> peer.hostAddress().equals(socket.peer()), hint));
    }

    @Override
    public int open() {
        return sockets.open();
    }

    @Override
    public String listening() {
        return "audio by unicast";
    }
}
