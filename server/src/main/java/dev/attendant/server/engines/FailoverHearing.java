package dev.attendant.server.engines;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Recognizer.Hearing;
import dev.attendant.conversation.engine.Recognizer.Listener;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An utterance that the next recogniser hears from its beginning when one fails. Its state belongs to the event loop on
 * which it was begun; what engines tell from other threads is brought there.
 */
final class FailoverHearing implements Hearing {

    private final Vertx vertx;
    private final Context loop;
    private final EngineChain<Recognizer> chain;
    private final Duration resultWithin;
    private final int sampleRate;
    private final Scenario scenario;
    private final Listener listener;
    private final List<EngineLink<Recognizer>> tried = new ArrayList<>();
    private final UtteranceMemory memory;
    /** Those that hear it: the one whose words count, and others that may be back and are not listened to. */
    private final List<Hearer> hearers = new ArrayList<>();
    private boolean remembers;
    private boolean paused;
    private boolean finished;
    private long finishedAt;
    private boolean over;

    FailoverHearing(
            Vertx vertx,
            EngineChain<Recognizer> chain,
            Duration resultWithin,
            int sampleRate,
            Scenario scenario,
            Listener listener) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.chain = chain;
        this.resultWithin = resultWithin;
        this.sampleRate = sampleRate;
        this.scenario = scenario;
        this.listener = listener;
        memory = new UtteranceMemory(sampleRate);
    }

    void begin() {
        next(Optional.empty());
        remembers = chain.isMoreThan(tried);
        chain.probes(tried).forEach(request -> begin(new Hearer(request, false)));
    }

    /** @param failed the one before, and why */
    private void next(Optional<Failure> failed) {
        Optional<EngineRequest<Recognizer>> request = chain.next(tried);
        if (request.isEmpty()) {
            end();
            listener.failed(failed.map(Failure::reason).orElse("every recogniser asks to be left alone"));
            return;
        }
        failed.filter(failure -> !failure.refused()).ifPresent(failure ->
                chain.switched(failure.link(), request.get().link(), failure.reason(), failure.rests()));
        tried.add(request.get().link());
        begin(new Hearer(request.get(), true));
    }

    private record Failure(
            EngineLink<Recognizer> link, String reason, boolean refused, Optional<Duration> rests) {}

    /** Lets it hear what was heard so far. */
    private void begin(Hearer hearer) {
        hearers.add(hearer);
        hearer.guarded(() -> {
            hearer.hearing = hearer.request.engine().hear(sampleRate, scenario, hearer);
            memory.replay(hearer.hearing::audio);
            if (finished) {
                finish(hearer);
            } else if (paused) {
                hearer.hearing.pause();
            }
        });
    }

    @Override
    public void audio(short[] samples) {
        if (over) {
            return;
        }
        paused = false;
        if (remembers) {
            memory.add(samples);
        }
        hearers.forEach(hearer -> hearer.use(hearing -> hearing.audio(samples)));
    }

    @Override
    public void pause() {
        paused = true;
        hearers.forEach(hearer -> hearer.use(Hearing::pause));
    }

    @Override
    public void finish() {
        finished = true;
        finishedAt = System.nanoTime();
        List.copyOf(hearers).forEach(this::finish);
    }

    private void finish(Hearer hearer) {
        if (!hearer.counts || chain.isMoreThan(tried)) {
            hearer.timer = Optional.of(vertx.setTimer(resultWithin.toMillis(), late -> onLoop(hearer::late)));
        }
        hearer.use(Hearing::finish);
    }

    /** Nobody finishes an utterance that has ended: one that is only tried, and has not heard all, is let go. */
    private void end() {
        over = true;
        if (!finished) {
            List.copyOf(hearers).forEach(Hearer::abandon);
        }
    }

    @Override
    public void cancel() {
        over = true;
        boolean late = finished && sinceFinish().compareTo(resultWithin) >= 0;
        for (Hearer hearer : List.copyOf(hearers)) {
            if (late) {
                hearer.request.failed(FailureKind.LATE, "no result in time");
            }
            hearer.abandon();
        }
    }

    private Duration sinceFinish() {
        return finished ? Duration.ofNanos(System.nanoTime() - finishedAt) : Duration.ZERO;
    }

    private void onLoop(Runnable what) {
        loop.runOnContext(go -> what.run());
    }

    /** One engine's hearing of it. Its calls come on any thread, and count as long as it is one of the hearers. */
    private final class Hearer implements Listener {

        private final EngineRequest<Recognizer> request;
        private final boolean counts;
        private Hearing hearing = NOBODY;
        private Optional<Long> timer = Optional.empty();

        Hearer(EngineRequest<Recognizer> request, boolean counts) {
            this.request = request;
            this.counts = counts;
        }

        private void use(Consumer<Hearing> what) {
            guarded(() -> what.accept(hearing));
        }

        /** An engine that throws has failed, and the others hear on; it may be one that is only tried. */
        private void guarded(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                failed(request.name() + " failed: " + e);
            }
        }

        @Override
        public void partial(String words) {
            onLoop(() -> {
                if (counts && hearers.contains(this)) {
                    listener.partial(words);
                }
            });
        }

        @Override
        public void result(String words, double confidence) {
            onLoop(() -> {
                if (drop()) {
                    request.begun(sinceFinish());
                    request.succeeded();
                    if (counts) {
                        end();
                        listener.result(words, confidence);
                    }
                }
            });
        }

        @Override
        public void failed(String reason) {
            onLoop(() -> {
                if (drop()) {
                    Optional<Duration> rests = request.failed(FailureKind.ERROR, reason);
                    gone(reason, false, rests);
                }
            });
        }

        @Override
        public void refused(String reason) {
            onLoop(() -> {
                if (drop()) {
                    request.refused();
                    gone(reason, true, Optional.empty());
                }
            });
        }

        private void late() {
            if (drop()) {
                use(Hearing::cancel);
                String reason = "no result within " + resultWithin.toMillis() + " ms";
                gone(reason, false, request.failed(FailureKind.LATE, reason));
            }
        }

        private void gone(String reason, boolean refused, Optional<Duration> rests) {
            if (counts && !over) {
                next(Optional.of(new Failure(request.link(), reason, refused, rests)));
            }
        }

        private void abandon() {
            request.abandoned();
            drop();
            use(Hearing::cancel);
        }

        /** Nothing of it is wanted any more; whether it was. */
        private boolean drop() {
            timer.ifPresent(vertx::cancelTimer);
            return hearers.remove(this);
        }
    }

    /** Of an engine that could not even begin. */
    private static final Hearing NOBODY = new Hearing() {

        @Override
        public void audio(short[] samples) {}

        @Override
        public void finish() {}

        @Override
        public void cancel() {}
    };
}
