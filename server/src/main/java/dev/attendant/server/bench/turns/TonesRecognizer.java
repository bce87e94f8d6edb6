package dev.attendant.server.bench.turns;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hears the phrases of a measured talk: tells each word a set time after its end, and the result a set time after the
 * end of the utterance. For benchmarks only. Its listeners are called on the call's event loop.
 */
final class TonesRecognizer implements Recognizer {

    private final Vertx vertx;
    private final Duration delay;
    private final Duration wordDelay;
    private final EngineLog log;
    private final Set<TonesHearing> open = ConcurrentHashMap.newKeySet();

    /**
     * @param delay     from the end of an utterance to the result
     * @param wordDelay from the end of a word to its being told
     */
    TonesRecognizer(Vertx vertx, Duration delay, Duration wordDelay, EngineLog log) {
        this.vertx = vertx;
        this.delay = delay;
        this.wordDelay = wordDelay;
        this.log = log;
    }

    @Override
    public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
        TonesHearing hearing = new TonesHearing(sampleRate, listener);
        open.add(hearing);
        return hearing;
    }

    @Override
    public void close() {
        open.forEach(hearing -> {
            if (open.remove(hearing)) {
                hearing.listener.failed("the recogniser was closed");
            }
        });
    }

    private void after(Duration time, Runnable task) {
        // a timer cannot be shorter
        vertx.setTimer(Math.max(1, time.toMillis()), timer -> task.run());
    }

    private final class TonesHearing implements Hearing {

        private final ToneWords words;
        private final Listener listener;

        TonesHearing(int sampleRate, Listener listener) {
            this.words = new ToneWords(sampleRate);
            this.listener = listener;
        }

        @Override
        public void audio(short[] samples) {
            if (words.hear(samples)) {
                String text = words.text();
                after(wordDelay, () -> {
                    if (open.contains(this)) {
                        listener.partial(text);
                    }
                });
            }
        }

        @Override
        public void finish() {
            log.turnEnded(words.silentMillis());
            after(delay, () -> {
                if (open.remove(this)) {
                    listener.result(words.text(), 1);
                }
            });
        }

        @Override
        public void cancel() {
            open.remove(this);
        }
    }
}
