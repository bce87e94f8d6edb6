package dev.attendant.server.bench;

import dev.attendant.conversation.peer.Listening;
import dev.attendant.conversation.peer.PeerList;
import dev.attendant.conversation.peer.PeerServer;
import dev.attendant.server.pbx.Pbx;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The least that a process of this runtime can do with the audio of Asterisk's calls: gives each piece back at once. In
 * a process of its own, with the attendant's transport and as many event loops; tells of itself as {@link ChildAnswers}
 * says, its calls being open audio connections.
 */
final class EchoServer {

    private static final String HOST = "127.0.0.1";

    private final PeerServer audio;
    private final PeerServer agi;
    private final int agiPort;

    private EchoServer(Vertx vertx) {
        audio = new PeerServer(vertx, listening("audio"), loop -> EchoAudio::new);
        String address = HOST + ":" + audio.listen().await();
        agi = new PeerServer(vertx, listening("agi"), loop -> socket -> new EchoControl(socket, address));
        agiPort = agi.listen().await();
    }

    private static Listening listening(String part) {
        return new Listening("echo." + part, HOST, 0, PeerList.of(List.of(HOST)), Integer.MAX_VALUE, Machine.cores());
    }

    public static void main(String[] arguments) throws IOException {
        ChildAnswers answers = ChildAnswers.begin();
        EchoServer server = new EchoServer(Vertx.vertx(new VertxOptions().setPreferNativeTransport(true)));
        answers.serve(server::state, () -> {});
        Runtime.getRuntime().halt(0);
    }

    private ServerState state() {
        return ServerState.ofProcess(Map.of(Pbx.ASTERISK, agiPort), audio.connections());
    }
}
