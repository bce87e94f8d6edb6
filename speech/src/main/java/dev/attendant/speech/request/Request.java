package dev.attendant.speech.request;

import dev.attendant.conversation.service.MalformedAnswer;
import dev.attendant.conversation.service.Rejection;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.ServiceRequest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One request on its way: its end is told once, on any thread, unless it was {@link #drop dropped}. Redirects are not
 * followed: a service does not decide where a caller's voice and the key go.
 */
final class Request {

    private static final int LARGEST_ANSWER = 256 * 1024;
    private static final int LARGEST_REJECTION = 16 * 1024;

    private final Vertx vertx;
    private final Service service;
    private final HttpClient http;
    private final Function<JsonObject, Transcript> reader;
    private final BiConsumer<Request, Asked> listener;
    private final AtomicBoolean over = new AtomicBoolean();
    private final ServiceRequest request = new ServiceRequest(new ServiceRequest.Listener() {

        @Override
        public boolean isWanted() {
            return !over.get();
        }

        @Override
        public void answered(HttpClientResponse response) {
            read(response);
        }

        @Override
        public void failed(String reason) {
            fail(reason);
        }
    });
    private final long deadline;

    Request(Vertx vertx, Service service, HttpClient http, Duration within, Function<JsonObject, Transcript> reader,
            BiConsumer<Request, Asked> listener) {
        this.vertx = vertx;
        this.service = service;
        this.http = http;
        this.reader = reader;
        this.listener = listener;
        deadline = vertx.setTimer(within.toMillis(),
                late -> fail("sent no result within " + within.toMillis() + " ms"));
    }

    void send(Question question) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(question.address())
                .setFollowRedirects(false)
                .putHeader("accept", "application/json")
                .putHeader("user-agent", "attendant");
        question.headers().forEach(options::putHeader);
        service.headers().forEach(options::putHeader);
        request.send(http, options, question.body());
    }

    private void read(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        boolean success = response.statusCode() == 200;
        int most = success ? LARGEST_ANSWER : LARGEST_REJECTION;
        response.exceptionHandler(broken -> {
            if (success) {
                fail("broke off its answer: " + ServiceRequest.describe(broken));
            } else {
                rejected(response, body);
            }
        });
        response.handler(buffer -> {
            body.appendBuffer(buffer, 0, Math.min(buffer.length(), most - body.length()));
            if (body.length() == most && success) {
                fail("sent an answer of more than " + most + " bytes");
            } else if (body.length() == most) {
                rejected(response, body);
            }
        });
        response.endHandler(end -> {
            if (success) {
                answered(body);
            } else {
                rejected(response, body);
            }
        });
    }

    private void answered(Buffer body) {
        try {
            end(new Asked.Answered(reader.apply(new JsonObject(body))));
        } catch (Refused e) {
            fail(e.getMessage());
        } catch (MalformedAnswer e) {
            fail("sent what its protocol does not know: " + e.getMessage());
        } catch (RuntimeException e) {
            // from a JSON text that is none, or has another type of value where one is expected
            fail("sent what its protocol does not know: " + e.getClass().getSimpleName());
        }
    }

    private void rejected(HttpClientResponse response, Buffer body) {
        int status = response.statusCode();
        String retryAfter = Optional.ofNullable(response.getHeader("retry-after")).orElse("");
        Rejection rejection = Rejection.of(service, status, retryAfter, body.toString());
        end(new Asked.Failed(rejection.reason(), status < 500));
    }

    private void fail(String reason) {
        end(new Asked.Failed(Rejection.because(service, reason).reason(), false));
    }

    private void end(Asked how) {
        if (over.compareAndSet(false, true)) {
            vertx.cancelTimer(deadline);
            listener.accept(this, how);
            if (how instanceof Asked.Failed) {
                request.reset();
            }
        }
    }

    /** Nobody wants the answer: the service is told at once, and nothing is told of it. */
    void drop() {
        if (over.compareAndSet(false, true)) {
            vertx.cancelTimer(deadline);
            request.reset();
        }
    }
}
