package dev.attendant.server.engines;

import dev.attendant.conversation.engine.Synthesizer.Listener;
import dev.attendant.conversation.engine.Synthesizer.Speaking;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.cache.CachedSynthesizer;
import dev.attendant.speech.cache.SpokenPhrase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A sentence of which the next voice speaks the rest when one fails. Engines call it on their own threads, the clock on
 * its own; the lock decides whose call counts, and keeps what the listener is told in order. No engine is called while
 * it is held.
 */
final class FailoverSpeaking implements Speaking {

    private final EngineChain<CachedSynthesizer> chain;
    private final VoiceTiming timing;
    private final ScheduledExecutorService clock;
    private final Speech speech;
    private final Listener listener;
    private final ReentrantLock lock = new ReentrantLock();
    /** The thread's that switches; there is one at a time. */
    private final List<EngineLink<CachedSynthesizer>> tried = new ArrayList<>();
    private Optional<Voice> current = Optional.empty();
    private long samples;
    private boolean over;

    FailoverSpeaking(
            EngineChain<CachedSynthesizer> chain,
            VoiceTiming timing,
            ScheduledExecutorService clock,
            Speech speech,
            Listener listener) {
        this.chain = chain;
        this.timing = timing;
        this.clock = clock;
        this.speech = speech;
        this.listener = listener;
    }

    void begin() {
        if (chain.usual(tried).flatMap(link -> link.engine().remembered(of(chain, link, speech))).filter(this::play).isPresent()) {
            return;
        }
        next("every voice asks to be left alone", Optional.empty());
        chain.probes(tried).forEach(this::probe);
    }

    /** Plays what is remembered. */
    private boolean play(SpokenPhrase phrase) {
        phrase.play(listener);
        return true;
    }

    /** A scenario's voice has the name that the first engine gives it; the others have another for the language. */
    static Speech of(EngineChain<CachedSynthesizer> chain, EngineLink<CachedSynthesizer> link, Speech wanted) {
        return link == chain.links().getFirst()
                ? wanted
                : new Speech(wanted.text(), wanted.language(), "", wanted.sampleRate());
    }

    private record Failure(EngineLink<CachedSynthesizer> link, Optional<Duration> rests) {}

    private void next(String reason, Optional<Failure> failed) {
        Optional<EngineRequest<CachedSynthesizer>> request = chain.next(tried);
        if (request.isEmpty()) {
            recorded(reason);
            return;
        }
        EngineLink<CachedSynthesizer> link = request.get().link();
        failed.ifPresent(from -> chain.switched(from.link(), link, reason, from.rests()));
        tried.add(link);
        Speech rest = of(chain, link, SentenceRest.of(speech, samples));
        Voice voice = new Voice(request.get(), WordOffset.of(speech, rest, samples, listener));
        Optional<SpokenPhrase> remembered = link.engine().remembered(rest);
        lock.lock();
        try {
            if (!over && remembered.isPresent()) {
                over = true;
                remembered.get().words().forEach(word -> voice.words.spoken(word.characters(), word.samples()));
                voice.words.end();
                play(new SpokenPhrase(remembered.get().samples(), List.of()));
            }
            current = over ? Optional.empty() : Optional.of(voice);
        } finally {
            lock.unlock();
        }
        if (isOver()) {
            // what is remembered tells nothing of the engine
            request.get().abandoned();
        } else {
            voice.speak(rest);
        }
    }

    private boolean isOver() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    /** No voice is left: perhaps one has spoken it before. */
    private void recorded(String reason) {
        Optional<SpokenPhrase> phrase = samples > 0 ? Optional.empty() : chain.links().stream()
                .flatMap(link -> link.engine().remembered(of(chain, link, speech)).stream())
                .findFirst();
        lock.lock();
        try {
            if (!over) {
                over = true;
                phrase.ifPresentOrElse(this::play, () -> listener.failed(reason));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cancel() {
        Optional<Voice> speaking;
        lock.lock();
        try {
            over = true;
            speaking = current;
            current = Optional.empty();
        } finally {
            lock.unlock();
        }
        speaking.ifPresent(voice -> {
            voice.request.abandoned();
            voice.stop();
        });
    }

    /** Whether a voice that has rested is back: it speaks the same to nobody, and remembers it. */
    private void probe(EngineRequest<CachedSynthesizer> request) {
        Speech wanted = of(chain, request.link(), speech);
        if (request.engine().remembered(wanted).isPresent()) {
            // which tells nothing of the engine: the next sentence will
            request.abandoned();
            return;
        }
        ScheduledFuture<?> deadline = clock.schedule(
                () -> request.failed(FailureKind.SILENT, "no sound in time"),
                timing.firstSound().toMillis(), TimeUnit.MILLISECONDS);
        request.engine().speak(wanted, new Listener() {
            @Override
            public void audio(short[] samples) {
                request.begun();
            }

            @Override
            public void done() {
                deadline.cancel(false);
                request.succeeded();
            }

            @Override
            public void failed(String reason) {
                deadline.cancel(false);
                request.failed(FailureKind.ERROR, reason);
            }

            @Override
            public void refused(String reason) {
                deadline.cancel(false);
                request.refused();
            }
        });
    }

    /** One engine's part. */
    private final class Voice implements Listener {

        private final EngineRequest<CachedSynthesizer> request;
        /** Under the lock. */
        private final WordOffset words;
        private volatile Speaking speaking = () -> {};
        private volatile Optional<ScheduledFuture<?>> deadline = Optional.empty();
        private volatile long heardAt = System.nanoTime();
        private volatile boolean begun;

        Voice(EngineRequest<CachedSynthesizer> request, WordOffset words) {
            this.request = request;
            this.words = words;
        }

        void speak(Speech rest) {
            if (chain.isMoreThan(tried)) {
                watch(timing.firstSound());
            }
            try {
                speaking = request.engine().speak(rest, this);
            } catch (RuntimeException e) {
                failed(request.name() + " failed: " + e);
            }
            if (!isCurrent()) {
                stop();
            }
        }

        private void watch(Duration silence) {
            deadline = Optional.of(clock.schedule(this::look, silence.toMillis(), TimeUnit.MILLISECONDS));
        }

        /** On the clock's thread. */
        private void look() {
            Duration limit = begun ? timing.between() : timing.firstSound();
            Duration silent = Duration.ofNanos(System.nanoTime() - heardAt);
            if (silent.compareTo(limit) < 0) {
                if (isCurrent()) {
                    watch(limit.minus(silent).plusMillis(1));
                }
            } else if (take()) {
                stop();
                String reason = (begun ? "it stopped for " : "no sound within ") + limit.toMillis() + " ms";
                FailureKind kind = begun ? FailureKind.STALLED : FailureKind.SILENT;
                goOn(reason, request.failed(kind, reason));
            }
        }

        @Override
        public void audio(short[] some) {
            heardAt = System.nanoTime();
            if (!begun) {
                begun = true;
                // a pause is not to last as long as the first sound may take
                if (deadline.isPresent()) {
                    unwatch();
                    watch(timing.between());
                }
            }
            request.begun();
            lock.lock();
            try {
                if (current.isPresent() && current.get() == this) {
                    samples += some.length;
                    listener.audio(some);
                    words.given(some.length);
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void spoken(int characters, long samples) {
            lock.lock();
            try {
                if (current.isPresent() && current.get() == this) {
                    words.spoken(characters, samples);
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void done() {
            boolean told;
            lock.lock();
            try {
                told = current.isPresent() && current.get() == this;
                if (told) {
                    current = Optional.empty();
                    over = true;
                    words.end();
                    listener.done();
                }
            } finally {
                lock.unlock();
            }
            if (told) {
                request.succeeded();
                unwatch();
            }
        }

        @Override
        public void failed(String reason) {
            if (take()) {
                unwatch();
                goOn(reason, request.failed(FailureKind.ERROR, reason));
            }
        }

        @Override
        public void refused(String reason) {
            if (take()) {
                unwatch();
                request.refused();
                next(reason, Optional.empty());
            }
        }

        private void goOn(String reason, Optional<Duration> rests) {
            next(reason, Optional.of(new Failure(request.link(), rests)));
        }

        /** From now on nothing of it counts; whether it did. */
        private boolean take() {
            lock.lock();
            try {
                boolean was = current.isPresent() && current.get() == this;
                if (was) {
                    current = Optional.empty();
                }
                return was;
            } finally {
                lock.unlock();
            }
        }

        private boolean isCurrent() {
            lock.lock();
            try {
                return current.isPresent() && current.get() == this;
            } finally {
                lock.unlock();
            }
        }

        void stop() {
            unwatch();
            speaking.cancel();
        }

        private void unwatch() {
            deadline.ifPresent(timer -> timer.cancel(false));
        }
    }
}
