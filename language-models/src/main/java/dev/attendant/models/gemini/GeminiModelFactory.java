package dev.attendant.models.gemini;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.models.stream.ModelSettings;
import dev.attendant.conversation.service.Vendor;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.function.UnaryOperator;

/** {@code gemini}: Google's models, with the settings of all services. */
public final class GeminiModelFactory implements EngineFactory.OfLanguageModel {

    static final Vendor GEMINI = new Vendor("https://generativelanguage.googleapis.com/v1beta", "GEMINI_API_KEY");

    private final UnaryOperator<String> environment;

    public GeminiModelFactory() {
        this(System::getenv);
    }

    GeminiModelFactory(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public LanguageModel create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        ModelSettings model = ModelSettings.read(settings, GEMINI, environment);
        if (!model.model().matches("[A-Za-z0-9._-]+")) {
            throw settings.invalid("model", "must be a model's name such as gemini-2.5-flash, without models/");
        }
        settings.refuseUnknown();
        return new GeminiModel(vertx, model);
    }
}
