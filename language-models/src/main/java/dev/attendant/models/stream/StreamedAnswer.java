package dev.attendant.models.stream;

import dev.attendant.conversation.engine.LanguageModel.Answer;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.service.MalformedAnswer;
import dev.attendant.conversation.service.OneLine;
import dev.attendant.conversation.service.Rejection;
import dev.attendant.conversation.service.ServerSentEvents;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.ServiceRequest;
import dev.attendant.conversation.service.StreamLimits;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer that comes as a stream. It is read and decoded on the request's event loop; {@link #next} waits on the
 * caller's thread.
 *
 * <p>Closed, it resets the request (HTTP/1.1: closes the connection; HTTP/2: resets the stream), unless the answer was
 * whole: then its connection is kept for the next.
 */
final class StreamedAnswer implements Answer {

    private static final int LARGEST_REJECTION = 16 * 1024;

    /** How long the stream may take to end after the answer's last piece. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Service service;
    private final AnswerDecoder decoder;
    private final ServerSentEvents events;
    private final PieceQueue pieces;
    private final ServiceRequest request = new ServiceRequest(new ServiceRequest.Listener() {

        @Override
        public boolean isWanted() {
            return !pieces.isOver();
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
    /** The stream has ended in order: its connection is free. */
    private volatile boolean ended;

    StreamedAnswer(Vertx vertx, StreamLimits limits, Service service, AnswerDecoder decoder) {
        this.vertx = vertx;
        this.service = service;
        this.decoder = decoder;
        pieces = new PieceQueue(limits);
        events = new ServerSentEvents(limits, event -> {
            // some servers keep the connection awake with empty events
            if (!pieces.isOver() && !event.data().isBlank()) {
                decoder.read(event, this::add);
            }
        });
    }

    void request(HttpClient client, RequestOptions options, Buffer body) {
        request.send(client, options, body);
    }

    @Override
    public Piece next(Duration within) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        long until = System.nanoTime() + within.toNanos();
        while (true) {
            switch (pieces.next(until, within)) {
                case PieceQueue.Next.Came came -> {
                    return came.piece();
                }
                case PieceQueue.Next.TooLate late -> fail(late.reason());
            }
        }
    }

    @Override
    public void close() {
        if (pieces.close()) {
            reset();
        }
    }

    private void read(HttpClientResponse response) {
        response.exceptionHandler(broken -> fail("broke off its answer: " + ServiceRequest.describe(broken)));
        if (response.statusCode() != 200) {
            readRejection(response);
            return;
        }
        String type = Optional.ofNullable(response.getHeader(HttpHeaders.CONTENT_TYPE)).orElse("");
        if (type.startsWith("application/json") || type.startsWith("text/html")) {
            fail("answered with " + OneLine.of(type, 60) + " and not with a stream of events (check the setting url)");
            return;
        }
        response.handler(this::bytes);
        response.endHandler(end -> {
            ended = true;
            if (!pieces.isOver()) {
                guarded(() -> decoder.end(this::add));
            }
        });
    }

    private void bytes(Buffer buffer) {
        if (pieces.isOver()) {
            return;
        }
        pieces.heard();
        guarded(() -> events.read(buffer));
    }

    private void guarded(Runnable reading) {
        try {
            reading.run();
        } catch (AnswerFailed e) {
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
        Runnable told = () -> fail(Rejection.of(service, response.statusCode(), retryAfter, body.toString()));
        pieces.heard();
        response.handler(buffer -> {
            body.appendBuffer(buffer, 0, Math.min(buffer.length(), LARGEST_REJECTION - body.length()));
            if (body.length() >= LARGEST_REJECTION) {
                told.run();
            }
        });
        response.exceptionHandler(broken -> told.run());
        response.endHandler(end -> {
            ended = true;
            told.run();
        });
    }

    private void fail(String reason) {
        fail(Rejection.because(service, reason));
    }

    private void fail(Rejection rejection) {
        add(new Piece.Failed(rejection.reason(), rejection.retryAfter()));
    }

    private void add(Piece piece) {
        boolean wanted = pieces.add(piece);
        if (wanted && piece instanceof Piece.Failed) {
            reset();
        } else if (wanted && piece instanceof Piece.Done && !ended) {
            vertx.setTimer(LINGER.toMillis(), late -> reset());
        }
    }

    private void reset() {
        if (!ended) {
            request.reset();
        }
    }
}
