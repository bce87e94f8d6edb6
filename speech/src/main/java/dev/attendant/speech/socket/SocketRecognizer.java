package dev.attendant.speech.socket;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.speech.remote.OpenHearings;
import dev.attendant.speech.remote.RemoteSettings;
import io.vertx.core.Vertx;
import java.util.Collection;

/** Hears over a vendor's WebSocket: one for each utterance, opened before the caller speaks where that can be. */
public final class SocketRecognizer implements Recognizer {

    /** The telephone's, which most calls have. */
    private static final int USUAL_RATE = 8000;

    private final Vertx vertx;
    private final RemoteSettings settings;
    private final SocketDialect dialect;
    private final WarmSockets sockets;
    private final OpenHearings open = new OpenHearings();

    /** @param scenarios for which sockets are opened at once */
    public SocketRecognizer(Vertx vertx, RemoteSettings settings, SocketSettings sockets, SocketDialect dialect,
            Collection<Scenario> scenarios) {
        this.vertx = vertx;
        this.settings = settings;
        this.dialect = dialect;
        this.sockets = new WarmSockets(vertx, settings.service(), dialect, sockets);
        scenarios.forEach(scenario -> this.sockets.fill(dialect.address(USUAL_RATE, scenario)));
    }

    @Override
    public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
        SocketHearing hearing = new SocketHearing(vertx, settings.service(), dialect.protocol(sampleRate, scenario),
                sockets, dialect.address(sampleRate, scenario), settings.answerWithin(), open, listener);
        hearing.begin();
        return hearing;
    }

    @Override
    public void close() {
        open.close();
        sockets.close();
    }
}
