package dev.attendant.speech.deepgram;

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
 * {@code deepgram}. Beside the settings of all services that hear: {@code encoding} ({@code mulaw} or
 * {@code linear16}), {@code endpointing} (milliseconds, or {@code off}), {@code warm} and {@code warm-for}.
 */
public final class DeepgramFactory implements EngineFactory.OfRecognizer {

    private static final Vendor DEEPGRAM = new Vendor("https://api.deepgram.com/v1", "DEEPGRAM_API_KEY");
    private static final int USUAL_PHRASES = 40;
    private static final int LONGEST_ENDPOINTING = 5000;

    private final UnaryOperator<String> environment;

    public DeepgramFactory() {
        this(System::getenv);
    }

    DeepgramFactory(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "deepgram";
    }

    @Override
    public Recognizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        RemoteSettings remote = RemoteSettings.read(settings, DEEPGRAM, "nova-3", USUAL_PHRASES, environment);
        SocketSettings sockets = SocketSettings.read(settings);
        String encoding = settings.text("encoding", "mulaw").strip();
        if (!encoding.equals("mulaw") && !encoding.equals("linear16")) {
            throw settings.invalid("encoding", "must be mulaw or linear16");
        }
        String endpointing = settings.text("endpointing", "300").strip().equals("off")
                ? "false"
                : Integer.toString(settings.number("endpointing", 300, 10, LONGEST_ENDPOINTING));
        settings.refuseUnknown();
        DeepgramDialect dialect = new DeepgramDialect(remote, encoding.equals("mulaw"), endpointing);
        return new SocketRecognizer(vertx, remote, sockets, dialect, scenarios);
    }
}
