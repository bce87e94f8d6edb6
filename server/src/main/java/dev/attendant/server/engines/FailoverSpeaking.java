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
        Optional<EngineLink<CachedSynthesizer>> usual = chain.usual(tried);
        Optional<SpokenPhrase> remembered = usual.isPresent() ? usual.flatMap(this::remembered) : rememberedByAny();
        remembered.ifPresentOrElse(this::play, () -> {
            next("every voice asks to be left alone", Optional.empty());
            chain.probes(tried).forEach(request ->
                    new VoiceProbe(request, timing, clock).speak(of(chain, request.link(), speech)));
        });
    }

    /** Plays what is remembered. */
    private void play(SpokenPhrase phrase) {
        phrase.play(listener);
    }

    /** A scenario's voice has the name that the first engine gives it; the others have another for the language. */
    static Speech of(EngineChain<CachedSynthesizer> chain, EngineLink<CachedSynthesizer> link, Speech wanted) {
        return link == chain.links().getFirst()
                ? wanted
                : new Speech(wanted.text(), wanted.language(), "", wanted.sampleRate());
    }

    private Optional<SpokenPhrase> remembered(EngineLink<CachedSynthesizer> link) {
        return link.engine().remembered(of(chain, link, speech));
    }

    private Optional<SpokenPhrase> rememberedByAny() {
        return chain.links().stream().flatMap(link -> remembered(link).stream()).findFirst();
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
        Voice voice = new Voice(request.get(), rest);
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
            voice.speak();
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
        Optional<SpokenPhrase> phrase = samples > 0 ? Optional.empty() : rememberedByAny();
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

    /** One engine's part. */
    private final class Voice implements Listener {

        private final EngineRequest<CachedSynthesizer> request;
        private final Speech rest;
        /** Under the lock. */
        private final WordOffset words;
        private final SoundWatch watch = new SoundWatch(clock, timing, this::late);
        private volatile Speaking speaking = () -> {};

        Voice(EngineRequest<CachedSynthesizer> request, Speech rest) {
            this.request = request;
            this.rest = rest;
            words = WordOffset.of(speech, rest, samples, listener);
        }

        void speak() {
            try {
                if (chain.isMoreThan(tried)) {
                    watch.begin();
                }
                speaking = request.engine().speak(rest, this);
            } catch (RuntimeException e) {
                failed(request.name() + " failed: " + e);
            }
            if (!isCurrent()) {
                stop();
            }
        }

        /** On the clock's thread. */
        private void late(FailureKind kind, String reason) {
            if (take()) {
                stop();
                goOn(reason, request.failed(kind, reason));
            }
        }

        @Override
        public void audio(short[] some) {
            watch.heard();
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
                watch.end();
            }
        }

        @Override
        public void failed(String reason) {
            if (take()) {
                watch.end();
                goOn(reason, request.failed(FailureKind.ERROR, reason));
            }
        }

        @Override
        public void refused(String reason) {
            if (take()) {
                watch.end();
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
            watch.end();
            speaking.cancel();
        }
    }
}
