package dev.attendant.conversation.service;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One HTTP request to a service, up to the beginning of its answer. A connection that breaks before that is made up
 * for by another, once. The listener is told on the request's event loop, or, when the client is closed, within
 * {@link #send}; what becomes of the answer's rest is its own.
 */
public final class ServiceRequest {

    /** HTTP/2's error code CANCEL, RFC 9113 section 7. */
    private static final long CANCEL = 8;

    /** Whoever asks. */
    public interface Listener {

        /** Whether the answer is still wanted; from any thread. */
        boolean isWanted();

        void answered(HttpClientResponse response);

        /** @param reason to be read behind the service's name */
        void failed(String reason);
    }

    private final Listener listener;
    private final AtomicReference<Optional<HttpClientRequest>> request = new AtomicReference<>(Optional.empty());

    public ServiceRequest(Listener listener) {
        this.listener = listener;
    }

    /** Returns at once. */
    public void send(HttpClient client, RequestOptions options, Buffer body) {
        send(client, options, body, true);
    }

    /** @param again whether a connection that breaks before the answer begins is made up for by another */
    private void send(HttpClient client, RequestOptions options, Buffer body, boolean again) {
        Future<HttpClientRequest> opening;
        try {
            opening = client.request(options);
        } catch (IllegalStateException e) {
            // the engine was closed meanwhile
            listener.failed("was not asked: " + describe(e));
            return;
        }
        opening.onComplete(opened -> {
            if (opened.failed()) {
                listener.failed(unreachable(opened.cause()));
                return;
            }
            HttpClientRequest sent = opened.result();
            request.set(Optional.of(sent));
            // the future below tells of it
            sent.exceptionHandler(broken -> { });
            if (!listener.isWanted()) {
                sent.reset(CANCEL);
                return;
            }
            sent.send(body).onComplete(answered -> {
                if (answered.succeeded()) {
                    listener.answered(answered.result());
                } else if (again && isBroken(answered.cause()) && listener.isWanted()) {
                    // most often a connection that was kept, and that the service closed just now
                    send(client, options, body, false);
                } else {
                    listener.failed("did not answer: " + describe(answered.cause()));
                }
            });
        });
    }

    /** Nobody wants the rest: HTTP/1.1 closes the connection, HTTP/2 resets the stream. From any thread. */
    public void reset() {
        request.get().ifPresent(sent -> sent.reset(CANCEL));
    }

    private static boolean isBroken(Throwable cause) {
        return cause instanceof IOException || cause instanceof HttpClosedException;
    }

    /** What is told of a service to which there is no way. */
    public static String unreachable(Throwable cause) {
        return "cannot be reached: " + describe(cause) + " (check the settings url and proxy)";
    }

    /** What went wrong with a connection. */
    public static String describe(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
