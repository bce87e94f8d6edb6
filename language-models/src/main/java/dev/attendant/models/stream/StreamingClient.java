package dev.attendant.models.stream;

import dev.attendant.conversation.engine.LanguageModel.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * Asks a service that answers with a stream of events, on Vert.x's own HTTP client: {@code WebClient.sseStream} never
 * closes its connection, and the vendors' library that was measured did not stop at once. Redirects are not followed:
 * a service does not decide where a caller's words and the key go.
 *
 * <p>Any thread may use it; nothing here waits but {@link Answer#next}.
 */
public final class StreamingClient implements AutoCloseable {

    private final Vertx vertx;
    private final ModelSettings settings;
    private final HttpClient http;

    public StreamingClient(Vertx vertx, ModelSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        http = settings.service().httpClient(vertx);
    }

    /** Posts a request and begins to read its answer. Returns at once. */
    public Answer post(String address, Map<String, String> headers, JsonObject body, AnswerDecoder decoder) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(address)
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("accept", "text/event-stream")
                .putHeader("user-agent", "attendant");
        headers.forEach(options::putHeader);
        settings.service().headers().forEach(options::putHeader);
        StreamedAnswer answer =
                new StreamedAnswer(vertx, settings.limits(), settings.service(), decoder);
        answer.request(http, options, settings.complete(body).toBuffer());
        return answer;
    }

    @Override
    public void close() {
        http.close();
    }
}
