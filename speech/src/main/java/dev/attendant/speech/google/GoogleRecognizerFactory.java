package dev.attendant.speech.google;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.service.Vendor;
import dev.attendant.speech.remote.RemoteSettings;
import dev.attendant.speech.request.RequestRecognizer;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.function.UnaryOperator;

/** {@code google}: Cloud Speech-to-Text by an API key, with the settings of all services that hear. */
public final class GoogleRecognizerFactory implements EngineFactory.OfRecognizer {

    private static final Vendor GOOGLE = new Vendor("https://speech.googleapis.com/v1", "GOOGLE_API_KEY");
    private static final int USUAL_PHRASES = 200;

    private final UnaryOperator<String> environment;

    public GoogleRecognizerFactory() {
        this(System::getenv);
    }

    GoogleRecognizerFactory(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "google";
    }

    @Override
    public Recognizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        RemoteSettings remote = RemoteSettings.read(settings, GOOGLE, "", USUAL_PHRASES, environment);
        settings.refuseUnknown();
        return new RequestRecognizer(vertx, remote, new GoogleRecognize(remote));
    }
}
