package dev.attendant.models.openai;

import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.models.stream.ModelSettings;
import dev.attendant.models.stream.StreamingClient;
import io.vertx.core.Vertx;
import java.util.Map;

/**
 * OpenAI's chat completions, which vLLM, Ollama, llama.cpp, LM Studio, Groq and Azure speak too:
 * https://platform.openai.com/docs/api-reference/chat/create and
 * https://platform.openai.com/docs/api-reference/chat-streaming.
 *
 * <p>OpenAI caches the beginning of a request by itself (https://platform.openai.com/docs/guides/prompt-caching), and
 * so do vLLM and llama.cpp; the request is built so that its beginning stays the same.
 */
public final class OpenAiModel implements LanguageModel {

    private static final String PATH = "/chat/completions";

    private final ModelSettings settings;
    private final OpenAiRequest request;
    private final Map<String, String> headers;
    private final StreamingClient client;

    /** @param keyHeader empty for {@code Authorization: Bearer}; Azure's is {@code api-key} */
    OpenAiModel(Vertx vertx, ModelSettings settings, OpenAiRequest request, String keyHeader) {
        this.settings = settings;
        this.request = request;
        headers = settings.service().key().isEmpty()
                ? Map.of()
                : keyHeader.isEmpty()
                        ? Map.of("authorization", "Bearer " + settings.service().key().reveal())
                        : Map.of(keyHeader, settings.service().key().reveal());
        client = new StreamingClient(vertx, settings);
    }

    @Override
    public Answer answer(Prompt prompt) {
        return client.post(settings.service().address(PATH), headers, request.body(prompt), new OpenAiDecoder());
    }

    @Override
    public void close() {
        client.close();
    }
}
