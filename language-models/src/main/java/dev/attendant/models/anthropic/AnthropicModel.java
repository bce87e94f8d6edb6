package dev.attendant.models.anthropic;

import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.models.stream.ModelSettings;
import dev.attendant.models.stream.StreamingClient;
import io.vertx.core.Vertx;
import java.util.Map;

/** Anthropic's messages: https://docs.anthropic.com/en/api/messages, version 2023-06-01. */
public final class AnthropicModel implements LanguageModel {

    private static final String PATH = "/messages";
    private static final String VERSION = "2023-06-01";

    private final ModelSettings settings;
    private final AnthropicRequest request;
    private final Map<String, String> headers;
    private final StreamingClient client;

    AnthropicModel(Vertx vertx, ModelSettings settings) {
        this.settings = settings;
        request = new AnthropicRequest(settings);
        headers = settings.service().key().isEmpty()
                ? Map.of("anthropic-version", VERSION)
                : Map.of("anthropic-version", VERSION, "x-api-key", settings.service().key().reveal());
        client = new StreamingClient(vertx, settings);
    }

    @Override
    public Answer answer(Prompt prompt) {
        return client.post(settings.service().address(PATH), headers, request.body(prompt), new AnthropicDecoder());
    }

    @Override
    public void close() {
        client.close();
    }
}
