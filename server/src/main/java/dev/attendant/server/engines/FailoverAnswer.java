package dev.attendant.server.engines;

import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.LanguageModel.Answer;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.LanguageModel.Prompt;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An answer that the next model continues when one fails. Belongs to the thread that calls {@link #next}; only
 * {@link #close} comes from others.
 *
 * <p>What was given out is not given out again. A tool that was asked for ends the answer, also when its model fails
 * after that: it is used, stands in the history then, and the next model answers to its result.
 */
final class FailoverAnswer implements Answer {

    /** What the next model reads after the words of the one that failed. */
    static final String GO_ON = "[Your words above broke off, and the caller has heard them. Go on exactly where they"
            + " stopped: do not say any of them again, and do not mention this.]";

    /** So long an engine may take that answers at once. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private record Event(ModelAttempt from, Piece piece) {}

    private final EngineChain<LanguageModel> chain;
    private final ModelTiming timing;
    private final Prompt prompt;
    private final Collection<EngineLink<LanguageModel>> tried;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    /** Those that were asked and have not failed: one, or a hedge beside it until one of them speaks. */
    private final List<ModelAttempt> running = new CopyOnWriteArrayList<>();
    private final ArrayDeque<Piece> ready = new ArrayDeque<>();
    private final StringBuilder given = new StringBuilder();
    private Continuation joint = new Continuation("");
    private boolean wantsTool;
    private boolean hedged;
    /** When the one who waits waits no longer. */
    private long until;
    private Optional<Piece> last = Optional.empty();
    private volatile boolean closed;

    FailoverAnswer(
            EngineChain<LanguageModel> chain,
            ModelTiming timing,
            Prompt prompt,
            Collection<EngineLink<LanguageModel>> useless) {
        this.chain = chain;
        this.timing = timing;
        this.prompt = prompt;
        tried = new ArrayList<>(useless);
        chain.next(tried).ifPresentOrElse(this::begin, () -> end(new Piece.Failed("every model asks to be left alone")));
        FailoverModel.probe(chain, tried, prompt, timing);
    }

    @Override
    public Piece next(Duration within) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        until = System.nanoTime() + within.toNanos();
        while (true) {
            if (closed) {
                return new Piece.Done();
            }
            if (!ready.isEmpty()) {
                return give(ready.remove());
            }
            if (last.isPresent()) {
                return last.get();
            }
            Event event = events.poll(Math.max(0, patience()), TimeUnit.NANOSECONDS);
            if (event != null) {
                take(event.from(), event.piece());
            } else {
                notice();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(attempt -> {
            attempt.request().abandoned();
            attempt.close();
        });
        events.add(new Event(null, new Piece.Done()));
    }

    private void begin(EngineRequest<LanguageModel> request) {
        tried.add(request.link());
        ModelAttempt attempt = new ModelAttempt(
                request, promptFor(request.link()), timing, (from, piece) -> events.add(new Event(from, piece)));
        running.add(attempt);
        attempt.start();
        if (closed) {
            // by another thread, which may have missed this one
            close();
        }
    }

    /** One that has its answers ready gives the whole one. */
    private Prompt promptFor(EngineLink<LanguageModel> link) {
        if (given.isEmpty() || link.atOnce()) {
            return prompt;
        }
        List<Message> messages = new ArrayList<>(prompt.messages());
        messages.add(new Message.Attendant(given.toString().strip()));
        messages.add(new Message.Caller(GO_ON));
        return new Prompt(prompt.scenario(), prompt.facts(), messages, prompt.tools());
    }

    /** How long to wait for what comes next: a piece, a deadline, or the time for a hedge. */
    private long patience() {
        long left = until - System.nanoTime();
        for (ModelAttempt attempt : running) {
            left = Math.min(left, attempt.left());
        }
        return canHedge() ? Math.min(left, hedgeLeft()) : left;
    }

    private boolean canHedge() {
        return !hedged && !timing.hedgeAfter().isZero() && given.isEmpty() && running.size() == 1
                && !running.getFirst().isBegun();
    }

    private long hedgeLeft() {
        return timing.hedgeAfter().minus(running.getFirst().request().took()).toNanos();
    }

    /** Nothing came for so long that something is to be done. */
    private void notice() {
        if (System.nanoTime() - until >= 0) {
            // whoever asked has waited as long as they would: only one that answers at once is of use now
            chain.links().stream().filter(link -> !link.atOnce()).forEach(tried::add);
            until = System.nanoTime() + AT_ONCE.toNanos();
            running.forEach(attempt -> fail(attempt, FailureKind.SILENT, "no piece of an answer in time"));
            return;
        }
        if (canHedge() && hedgeLeft() <= 0) {
            hedged = true;
            chain.usual(tried).filter(link -> !link.atOnce()).flatMap(link -> chain.next(tried))
                    .ifPresent(this::begin);
            return;
        }
        for (ModelAttempt attempt : running) {
            if (attempt.left() <= 0) {
                FailureKind kind = attempt.isBegun() ? FailureKind.STALLED : FailureKind.SILENT;
                Duration limit = attempt.isBegun() ? timing.betweenWords() : timing.firstWord();
                fail(attempt, kind, (attempt.isBegun() ? "it stopped for " : "no word within ") + limit.toMillis() + " ms");
            }
        }
    }

    private void take(ModelAttempt from, Piece piece) {
        if (!running.contains(from)) {
            return;
        }
        if (piece instanceof Piece.Failed failed) {
            FailureKind kind = failed.retryAfter().isPresent() ? FailureKind.BUSY : FailureKind.ERROR;
            fail(from, kind, failed.reason(), failed.retryAfter());
            return;
        }
        wins(from);
        switch (piece) {
            case Piece.Words words -> words(joint.add(words.text()));
            case Piece.UseTool use -> {
                if (given.length() > 0 && from.request().link().atOnce()
                        && use.call().tool().equals(BuiltInTools.NOT_UNDERSTOOD)) {
                    // else the caller would be left with half of a sentence
                    words(" " + prompt.scenario().texts().unclear());
                }
                wantsTool = true;
                ready.add(piece);
            }
            case Piece.Done done -> {
                from.request().succeeded();
                running.remove(from);
                end(piece);
            }
            case Piece.Failed failed -> throw new IllegalStateException("taken above");
        }
    }

    private void words(String text) {
        if (!text.isEmpty()) {
            ready.add(new Piece.Words(text));
        }
    }

    /** Whoever speaks first goes on; the other is not needed. */
    private void wins(ModelAttempt winner) {
        winner.request().begun();
        for (ModelAttempt attempt : running) {
            if (attempt != winner) {
                attempt.request().abandoned();
                attempt.close();
                running.remove(attempt);
            }
        }
    }

    private void fail(ModelAttempt attempt, FailureKind kind, String reason) {
        fail(attempt, kind, reason, Optional.empty());
    }

    private void fail(ModelAttempt attempt, FailureKind kind, String reason, Optional<Duration> quiet) {
        running.remove(attempt);
        Optional<Duration> rests = attempt.request().failed(kind, reason, quiet);
        attempt.close();
        if (!running.isEmpty()) {
            // the hedge takes over
            chain.switched(attempt.request().link(), running.getFirst().request().link(), reason, rests);
        } else if (wantsTool) {
            end(new Piece.Done());
        } else if (!closed) {
            goOn(attempt, reason, quiet, rests);
        }
    }

    private void goOn(ModelAttempt failed, String reason, Optional<Duration> quiet, Optional<Duration> rests) {
        joint = new Continuation(given.toString());
        chain.next(tried).ifPresentOrElse(request -> {
            chain.switched(failed.request().link(), request.link(), reason, rests);
            begin(request);
        }, () -> end(new Piece.Failed(reason, quiet)));
    }

    private void end(Piece piece) {
        last = Optional.of(piece);
    }

    private Piece give(Piece piece) {
        if (piece instanceof Piece.Words words) {
            given.append(words.text());
        }
        return piece;
    }
}
