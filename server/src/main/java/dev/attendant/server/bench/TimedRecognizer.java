package dev.attendant.server.bench;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hears the same phrase in every utterance, a set time after its end, and costs nothing: a benchmark measures the
 * attendant and not a recogniser. For benchmarks only. Its listeners are called on the call's event loop.
 */
public final class TimedRecognizer implements Recognizer {

    private final Vertx vertx;
    private final String phrase;
    private final long delayMillis;
    private final Set<TimedHearing> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public TimedRecognizer(Vertx vertx, String phrase, Duration delay) {
        this.vertx = vertx;
        this.phrase = phrase;
        // a timer cannot be shorter
        this.delayMillis = Math.max(1, delay.toMillis());
    }

    @Override
    public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
        TimedHearing hearing = new TimedHearing(listener);
        open.add(hearing);
        if (closed) {
            hearing.fail();
        }
        return hearing;
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(TimedHearing::fail);
    }

    private final class TimedHearing implements Hearing {

        private final Listener listener;

        TimedHearing(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void audio(short[] samples) {}

        @Override
        public void finish() {
            vertx.setTimer(delayMillis, timer -> {
                if (open.remove(this)) {
                    listener.result(phrase, 1);
                }
            });
        }

        @Override
        public void cancel() {
            open.remove(this);
        }

        void fail() {
            if (open.remove(this)) {
                listener.failed("the recogniser was closed");
            }
        }
    }
}
