package dev.attendant.speech.vosk;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.service.Vendor;
import dev.attendant.speech.remote.RemoteSettings;
import dev.attendant.speech.socket.SocketRecognizer;
import dev.attendant.speech.socket.SocketSettings;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.function.UnaryOperator;

/**
 * {@code vosk-server}: a Vosk server of the company's own, at {@code url}. Its language is that of its model; several
 * languages take several servers. Beside the settings of all services that hear: {@code warm} and {@code warm-for}.
 */
public final class VoskServerFactory implements EngineFactory.OfRecognizer {

    /** Without a url of the vendor's: it is always the company's own. */
    private static final Vendor VOSK = new Vendor("", "");

    private final UnaryOperator<String> environment;

    public VoskServerFactory() {
        this(System::getenv);
    }

    VoskServerFactory(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "vosk-server";
    }

    @Override
    public Recognizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        if (settings.text("url", "").isBlank()) {
            throw settings.invalid("url", "is missing; it is such as http://localhost:2700");
        }
        // phrases are a grammar there: what is not in it is not heard
        RemoteSettings remote = RemoteSettings.read(settings, VOSK, "", 0, environment);
        SocketSettings sockets = SocketSettings.read(settings);
        settings.refuseUnknown();
        return new SocketRecognizer(vertx, remote, sockets, new VoskDialect(remote), scenarios);
    }
}
