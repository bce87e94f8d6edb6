package dev.attendant.server.tools;

import dev.attendant.conversation.engine.ToolRunner;
import dev.attendant.conversation.scenario.ToolSpec;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uses the web services that scenarios bring: one request, one JSON object back.
 *
 * <p>{@code GET} sends the arguments that the URL names, {@code POST} sends all of them as a JSON object. The time-out
 * is for all of it, from connecting to the last byte. Redirects are not followed: a service does not decide where a
 * caller's words go.
 *
 * <p>On Vert.x's HTTP client and not the WebClient above it, which reads an answer of any length before it shows it.
 */
public final class HttpTools implements ToolRunner, AutoCloseable {

    static final int LARGEST_ANSWER = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(HttpTools.class);

    private final HttpClient client;

    public HttpTools(Vertx vertx) {
        client = vertx.createHttpClient(new HttpClientOptions().setDecompressionSupported(false));
    }

    @Override
    public Result run(ToolSpec tool, JsonObject arguments) {
        Result result;
        try {
            result = request(tool, options(tool, arguments), arguments);
        } catch (RuntimeException e) {
            result = Result.failed(reason(e));
        }
        if (!result.ok()) {
            LOG.warn("Tool {} failed: {}", tool.name(), result.value().getString("error"));
        }
        return result;
    }

    @Override
    public void close() {
        client.close();
    }

    private static RequestOptions options(ToolSpec tool, JsonObject arguments) {
        HttpMethod method = switch (tool.method().toUpperCase(Locale.ROOT)) {
            case "GET" -> HttpMethod.GET;
            case "POST" -> HttpMethod.POST;
            default -> throw new IllegalArgumentException("the method must be GET or POST");
        };
        return new RequestOptions()
                .setAbsoluteURI(new UrlTemplate(tool.url()).fill(arguments))
                .setMethod(method)
                .setConnectTimeout(Math.max(1, tool.timeout().toMillis()))
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.ACCEPT, "application/json");
    }

    private Result request(ToolSpec tool, RequestOptions options, JsonObject arguments) {
        Exchange exchange = new Exchange();
        Future<Result> answer = client.request(options)
                .compose(request -> exchange.send(request, arguments));
        try {
            return answer.await(Math.max(1, tool.timeout().toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.end();
            return Result.failed("the web service did not answer within " + tool.timeout().toMillis() + " ms");
        } catch (Exception e) {
            // Await throws whatever the future failed with, an interruption of this thread among it.
            exchange.end();
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return Result.failed("nobody waits for the web service any more");
            }
            return Result.failed("the web service cannot be reached: " + reason(e));
        }
    }

    private static String reason(Exception e) {
        String reason = (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
                .replaceAll("\\p{Cntrl}+", " ");
        return reason.length() > 200 ? reason.substring(0, 200) : reason;
    }

    private static Result read(int status, Buffer body) {
        if (status >= 300 && status < 400) {
            return Result.failed("the web service answered " + status
                    + ", a redirect, which is not followed: write the final address into the url");
        }
        if (status < 200 || status >= 400) {
            return Result.failed("the web service answered " + status);
        }
        if (status == 204) {
            return new Result(true, new JsonObject());
        }
        try {
            return new Result(true, new JsonObject(body));
        } catch (DecodeException | ClassCastException e) {
            return Result.failed("the web service answered, but not with a JSON object");
        }
    }

    /** One request, which can be ended from the waiting thread. Its callbacks run on the client's event loop. */
    private static final class Exchange {

        private final AtomicReference<HttpClientRequest> open = new AtomicReference<>();
        private volatile boolean ended;

        Future<Result> send(HttpClientRequest request, JsonObject arguments) {
            open.set(request);
            if (ended) {
                request.reset();
                return Future.failedFuture("ended");
            }
            Future<HttpClientResponse> response = request.getMethod().equals(HttpMethod.POST)
                    ? request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").send(arguments.toBuffer())
                    : request.send();
            return response.compose(this::receive);
        }

        void end() {
            ended = true;
            HttpClientRequest request = open.get();
            if (request != null) {
                request.reset();
            }
        }

        private Future<Result> receive(HttpClientResponse response) {
            Promise<Result> result = Promise.promise();
            Buffer body = Buffer.buffer();
            response.handler(some -> {
                if (body.length() + some.length() > LARGEST_ANSWER) {
                    result.tryComplete(Result.failed(
                            "the web service answered with more than " + LARGEST_ANSWER / 1024 + " KB"));
                    end();
                } else {
                    body.appendBuffer(some);
                }
            });
            response.endHandler(end -> result.tryComplete(read(response.statusCode(), body)));
            response.exceptionHandler(result::tryFail);
            return result.future();
        }
    }
}
