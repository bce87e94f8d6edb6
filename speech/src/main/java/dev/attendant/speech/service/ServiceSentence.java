package dev.attendant.speech.service;

import dev.attendant.conversation.engine.Synthesizer.Listener;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.conversation.service.MalformedAnswer;
import dev.attendant.conversation.service.OneLine;
import dev.attendant.conversation.service.Rejection;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.speech.Delivery;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One sentence that a service speaks. Its answer is read on the request's event loop. Cancelled, it resets the request
 * (HTTP/1.1: closes the connection; HTTP/2: resets the stream), so that the service stops, too.
 */
final class ServiceSentence extends Delivery {

    /** HTTP/2's error code CANCEL, RFC 9113 section 7. */
    private static final long CANCEL = 8;

    private static final int LARGEST_REJECTION = 16 * 1024;

    private final Vertx vertx;
    private final Service service;
    private final StreamLimits limits;
    private final Speech speech;
    private final AtomicReference<Optional<HttpClientRequest>> request = new AtomicReference<>(Optional.empty());

    private volatile long timer = -1;
    private long bytes;

    ServiceSentence(Vertx vertx, Service service, StreamLimits limits, Speech speech, Listener listener) {
        super(listener);
        this.vertx = vertx;
        this.service = service;
        this.limits = limits;
        this.speech = speech;
    }

    void request(HttpClient client, VoiceRequest asked) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(asked.address())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "attendant");
        asked.headers().forEach(options::putHeader);
        service.headers().forEach(options::putHeader);
        expectWithin(limits.firstByte().toMillis());
        request(client, options, asked, true);
    }

    /** @param again whether a connection that breaks before the answer begins is made up for by another */
    private void request(HttpClient client, RequestOptions options, VoiceRequest asked, boolean again) {
        client.request(options).onComplete(opened -> {
            if (opened.failed()) {
                fail("cannot be reached: " + describe(opened.cause()) + " (check the settings url and proxy)");
                return;
            }
            HttpClientRequest sent = opened.result();
            request.set(Optional.of(sent));
            // the future below tells of it
            sent.exceptionHandler(broken -> { });
            if (!isOpen()) {
                sent.reset(CANCEL);
                return;
            }
            sent.send(asked.body().toBuffer()).onComplete(answered -> {
                if (answered.succeeded()) {
                    read(answered.result(), asked);
                } else if (again && isBroken(answered.cause()) && isOpen()) {
                    // most often a connection that was kept, and that the service closed just now
                    request(client, options, asked, false);
                } else {
                    fail("did not answer: " + describe(answered.cause()));
                }
            });
        });
    }

    private void read(HttpClientResponse response, VoiceRequest asked) {
        response.exceptionHandler(broken -> fail("broke off its answer: " + describe(broken)));
        if (response.statusCode() != 200) {
            readRejection(response);
            return;
        }
        String type = Optional.ofNullable(response.getHeader(HttpHeaders.CONTENT_TYPE)).orElse("");
        if (!type.isEmpty() && !type.startsWith(asked.accept()) && !type.startsWith("application/octet-stream")) {
            fail("answered with " + OneLine.of(type, 60) + " and not with " + asked.accept()
                    + " (check the settings url and model)");
            return;
        }
        Sound sound = new Sound(asked.encoding(), asked.sampleRate(), speech, this);
        response.handler(buffer -> guarded(() -> {
            count(buffer);
            expectWithin(limits.betweenBytes().toMillis());
            asked.decoder().read(buffer, sound);
        }));
        response.endHandler(end -> guarded(() -> {
            asked.decoder().end(sound);
            sound.end();
            if (bytes == 0) {
                throw new VoiceFailed("answered with no sound");
            }
            expectNothing();
            done();
        }));
    }

    private void count(Buffer buffer) {
        bytes += buffer.length();
        if (bytes > limits.answer()) {
            throw new MalformedAnswer("an answer of more than " + limits.answer() + " bytes");
        }
    }

    private void guarded(Runnable reading) {
        if (!isOpen()) {
            return;
        }
        try {
            reading.run();
        } catch (VoiceFailed e) {
            fail(e.getMessage());
        } catch (MalformedAnswer e) {
            fail("sent what its protocol does not know: " + e.getMessage());
        } catch (RuntimeException e) {
            // from a JSON text that is none, or has another type of value where one is expected
            fail("sent what its protocol does not know: " + e.getClass().getSimpleName());
        }
    }

    private void readRejection(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        String retryAfter = Optional.ofNullable(response.getHeader("retry-after")).orElse("");
        Runnable told = () -> end(Rejection.of(service, response.statusCode(), retryAfter, body.toString()));
        response.handler(buffer -> {
            body.appendBuffer(buffer, 0, Math.min(buffer.length(), LARGEST_REJECTION - body.length()));
            if (body.length() >= LARGEST_REJECTION) {
                told.run();
            }
        });
        response.exceptionHandler(broken -> told.run());
        response.endHandler(end -> told.run());
    }

    private void fail(String reason) {
        end(Rejection.because(service, reason));
    }

    private void end(Rejection rejection) {
        if (isOpen()) {
            failed(rejection.reason());
        }
        cancelled();
    }

    /** Of the time that the service has until something more of its answer must come. */
    private void expectWithin(long millis) {
        expectNothing();
        timer = vertx.setTimer(millis, late -> fail("sent nothing for " + millis + " ms"));
    }

    private void expectNothing() {
        vertx.cancelTimer(timer);
    }

    @Override
    protected void cancelled() {
        expectNothing();
        request.get().ifPresent(sent -> sent.reset(CANCEL));
    }

    private static boolean isBroken(Throwable cause) {
        return cause instanceof IOException || cause instanceof HttpClosedException;
    }

    private static String describe(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
