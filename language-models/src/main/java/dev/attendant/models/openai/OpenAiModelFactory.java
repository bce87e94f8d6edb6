package dev.attendant.models.openai;

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
 * {@code openai}: OpenAI, and any service that speaks its chat completions, by {@code url}. Beside the settings of all
 * services: {@code key-header} (Azure: {@code api-key}) and {@code max-tokens-name}.
 */
public final class OpenAiModelFactory implements EngineFactory.OfLanguageModel {

    static final Vendor OPENAI = new Vendor("https://api.openai.com/v1", "OPENAI_API_KEY");

    private static final String OLD_NAME = "max_tokens";
    private static final String NEW_NAME = "max_completion_tokens";

    private final UnaryOperator<String> environment;

    public OpenAiModelFactory() {
        this(System::getenv);
    }

    OpenAiModelFactory(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public LanguageModel create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        ModelSettings model = ModelSettings.read(settings, OPENAI, environment);
        String keyHeader = settings.text("key-header", "").strip();
        if (!keyHeader.matches("[A-Za-z0-9-]*")) {
            throw settings.invalid("key-header", "must be a header's name such as api-key");
        }
        String maxTokensName = settings.text("max-tokens-name", usualName(model.service().url().getHost()));
        if (!maxTokensName.equals(OLD_NAME) && !maxTokensName.equals(NEW_NAME)) {
            throw settings.invalid("max-tokens-name", "must be " + OLD_NAME + " or " + NEW_NAME);
        }
        settings.refuseUnknown();
        return new OpenAiModel(vertx, model, new OpenAiRequest(model, maxTokensName), keyHeader);
    }

    /** OpenAI's newer models refuse the old name, also at Azure; most others know only that one. */
    private static String usualName(String host) {
        boolean openAi = host.endsWith(".openai.com") || host.endsWith(".azure.com");
        return openAi ? NEW_NAME : OLD_NAME;
    }
}
