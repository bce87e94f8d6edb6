package dev.attendant.models.anthropic;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.models.stream.ModelSettings;
import dev.attendant.conversation.service.Vendor;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.function.UnaryOperator;

/**
 * {@code anthropic}: Anthropic's models, with the settings of all services. Extended thinking is not to be switched on
 * with {@code extra}: the service then wants its thoughts back with each tool's result, and callers do not wait that
 * long.
 */
public final class AnthropicModelFactory implements EngineFactory.OfLanguageModel {

    static final Vendor ANTHROPIC = new Vendor("https://api.anthropic.com/v1", "ANTHROPIC_API_KEY");

    private final UnaryOperator<String> environment;

    public AnthropicModelFactory() {
        this(System::getenv);
    }

    AnthropicModelFactory(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public LanguageModel create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        ModelSettings model = ModelSettings.read(settings, ANTHROPIC, environment);
        settings.refuseUnknown();
        return new AnthropicModel(vertx, model);
    }
}
