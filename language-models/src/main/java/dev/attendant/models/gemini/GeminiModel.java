package dev.attendant.models.gemini;

import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.service.Secret;
import dev.attendant.models.stream.ModelSettings;
import dev.attendant.models.stream.StreamingClient;
import io.vertx.core.Vertx;
import java.util.Map;

/**
 * Google's Gemini: https://ai.google.dev/api/generate-content#method:-models.streamgeneratecontent, as server-sent
 * events. It caches the beginnings of requests by itself (https://ai.google.dev/gemini-api/docs/caching, implicit).
 */
public final class GeminiModel implements LanguageModel {

    private final String address;
    private final GeminiRequest request;
    private final Map<String, String> headers;
    private final StreamingClient client;

    GeminiModel(Vertx vertx, ModelSettings settings) {
        address = settings.service().address("/models/" + settings.model() + ":streamGenerateContent", "alt=sse");
        request = new GeminiRequest(settings);
        Secret key = settings.service().key();
        headers = key.isEmpty() ? Map.of() : Map.of("x-goog-api-key", key.reveal());
        client = new StreamingClient(vertx, settings);
    }

    @Override
    public Answer answer(Prompt prompt) {
        return client.post(address, headers, request.body(prompt), new GeminiDecoder());
    }

    @Override
    public void close() {
        client.close();
    }
}
