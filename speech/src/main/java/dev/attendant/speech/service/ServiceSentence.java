package dev.attendant.speech.service;

import dev.attendant.conversation.engine.Synthesizer.Listener;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.conversation.service.MalformedAnswer;
import dev.attendant.conversation.service.OneLine;
import dev.attendant.conversation.service.Rejection;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.ServiceRequest;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.speech.Delivery;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One sentence that a service speaks. All of it runs on the one context that {@link #request} is called on, so that
 * the listener is told one thing after the other. Cancelled, from any thread, it resets the request (HTTP/1.1: closes
 * the connection; HTTP/2: resets the stream), so that the service stops, too.
 */
final class ServiceSentence extends Delivery {

    private static final int LARGEST_REJECTION = 16 * 1024;
    private static final Set<String> COMPRESSED =
            Set.of("audio/mpeg", "audio/mp3", "audio/mp4", "audio/aac", "audio/ogg", "audio/opus", "audio/flac",
                    "audio/webm");

    private final Service service;
    private final StreamLimits limits;
    private final Speech speech;
    private final SilenceWatch watch;
    private volatile Optional<ServiceRequest> sent = Optional.empty();
    private Optional<Runnable> refused = Optional.empty();
    private long bytes;

    ServiceSentence(Vertx vertx, Service service, StreamLimits limits, Speech speech, Listener listener) {
        super(listener);
        this.service = service;
        this.limits = limits;
        this.speech = speech;
        watch = new SilenceWatch(vertx, this::late);
    }

    void request(HttpClient client, VoiceRequest asked) {
        if (!isOpen()) {
            return;
        }
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(asked.address())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "attendant");
        asked.headers().forEach(options::putHeader);
        service.headers().forEach(options::putHeader);
        watch.expect(limits.firstByte());
        ServiceRequest request = new ServiceRequest(new ServiceRequest.Listener() {

            @Override
            public boolean isWanted() {
                return isOpen();
            }

            @Override
            public void answered(HttpClientResponse response) {
                read(response, asked);
            }

            @Override
            public void failed(String reason) {
                fail(reason);
            }
        });
        sent = Optional.of(request);
        request.send(client, options, asked.body().toBuffer());
    }

    private void read(HttpClientResponse response, VoiceRequest asked) {
        response.exceptionHandler(broken -> fail("broke off its answer: " + ServiceRequest.describe(broken)));
        if (response.statusCode() != 200) {
            readRejection(response);
            return;
        }
        String type = Optional.ofNullable(response.getHeader(HttpHeaders.CONTENT_TYPE)).orElse("");
        if (!type.isEmpty() && !isAccepted(type, asked)) {
            fail("answered with " + OneLine.of(type, 60) + " and not with " + String.join(" or ", asked.accept())
                    + " (check the settings url and model)");
            return;
        }
        Sound sound = new Sound(asked.encoding(), asked.sampleRate(), speech, this);
        response.handler(buffer -> guarded(() -> {
            count(buffer);
            watch.expect(limits.betweenBytes());
            asked.decoder().read(buffer, sound);
            if (sound.isComplete()) {
                // the watch goes on, for the end of the answer frees the connection
                sound.end();
                done();
            }
        }));
        response.endHandler(end -> {
            watch.stop();
            guarded(() -> {
                asked.decoder().end(sound);
                sound.end();
                done();
            });
        });
    }

    private static boolean isAccepted(String type, VoiceRequest asked) {
        String media = type.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
        return asked.accept().stream().anyMatch(media::startsWith) && !COMPRESSED.contains(media);
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
        refused = Optional.of(told);
        response.handler(buffer -> {
            body.appendBuffer(buffer, 0, Math.min(buffer.length(), LARGEST_REJECTION - body.length()));
            if (body.length() >= LARGEST_REJECTION) {
                told.run();
            }
        });
        response.exceptionHandler(broken -> told.run());
        response.endHandler(end -> {
            watch.stop();
            told.run();
        });
    }

    private void late(Duration limit) {
        // what is known of a refusal says more than that its text does not come
        refused.ifPresentOrElse(Runnable::run, () -> fail("sent nothing for " + limit.toMillis() + " ms"));
    }

    private void fail(String reason) {
        end(Rejection.because(service, reason));
    }

    private void end(Rejection rejection) {
        failed(rejection.reason());
        cancelled();
    }

    @Override
    protected void cancelled() {
        watch.stop();
        sent.ifPresent(ServiceRequest::reset);
    }
}
