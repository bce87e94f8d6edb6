package dev.attendant.speech.azure;

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

/**
 * {@code azure}: Azure's speech to text. Beside the settings of all services that hear: {@code region}, such as
 * {@code westeurope}, in the place of {@code url}. It takes no phrases and no model.
 */
public final class AzureRecognizerFactory implements EngineFactory.OfRecognizer {

    private final UnaryOperator<String> environment;

    public AzureRecognizerFactory() {
        this(System::getenv);
    }

    AzureRecognizerFactory(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "azure";
    }

    @Override
    public Recognizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        String region = settings.text("region", "").strip();
        if (!region.matches("[a-z0-9]*")) {
            throw settings.invalid("region", "must be such as westeurope");
        }
        if (region.isEmpty() && settings.text("url", "").isBlank()) {
            throw settings.invalid("region", "is missing; it is the Speech resource's, such as westeurope");
        }
        String url = region.isEmpty() ? "" : "https://" + region + ".stt.speech.microsoft.com";
        RemoteSettings remote = RemoteSettings.read(settings, new Vendor(url, "AZURE_SPEECH_KEY"), "", 0, environment);
        settings.refuseUnknown();
        return new RequestRecognizer(vertx, remote, new AzureShortAudio(remote));
    }
}
