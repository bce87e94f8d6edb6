package dev.attendant.server.engines;

import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.LanguageModel.Answer;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.LanguageModel.Prompt;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * One model's answer, read by a virtual thread of its own, so that whoever waits can wait for two of them. The pieces
 * are handed on as they come, the last being done or failed.
 */
final class ModelAttempt {

    /** The deadlines are kept by who waits; an engine's own come a little later, if at all. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final EngineRequest<LanguageModel> request;
    private final ModelTiming timing;
    private final Thread reader;
    private volatile Optional<Answer> answer = Optional.empty();
    private volatile long heardAt = System.nanoTime();
    private volatile boolean begun;
    private volatile boolean closed;

    ModelAttempt(
            EngineRequest<LanguageModel> request,
            Prompt prompt,
            ModelTiming timing,
            BiConsumer<ModelAttempt, Piece> pieces) {
        this.request = request;
        this.timing = timing;
        reader = Thread.ofVirtual().name("answer " + request.name()).unstarted(() -> read(prompt, pieces));
    }

    void start() {
        reader.start();
    }

    EngineRequest<LanguageModel> request() {
        return request;
    }

    /** Whether a piece has come. */
    boolean isBegun() {
        return begun;
    }

    /** How long it may still be silent, in nanoseconds. */
    long left() {
        Duration limit = begun ? timing.betweenWords() : timing.firstWord();
        return heardAt + limit.toNanos() - System.nanoTime();
    }

    /** The engine stops at once. */
    void close() {
        closed = true;
        answer.ifPresent(Answer::close);
        reader.interrupt();
    }

    private void read(Prompt prompt, BiConsumer<ModelAttempt, Piece> pieces) {
        Piece piece;
        try (Answer opened = request.engine().answer(prompt)) {
            answer = Optional.of(opened);
            do {
                piece = closed ? new Piece.Done() : opened.next(timing.firstWord().plus(SLACK));
                heardAt = System.nanoTime();
                begun = true;
                pieces.accept(this, piece);
            } while (!(piece instanceof Piece.Done) && !(piece instanceof Piece.Failed));
        } catch (InterruptedException e) {
            // closed: nobody waits
        } catch (RuntimeException e) {
            pieces.accept(this, new Piece.Failed(request.name() + " failed: " + e));
        }
    }
}
