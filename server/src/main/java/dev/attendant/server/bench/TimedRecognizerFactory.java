package dev.attendant.server.bench;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;

/**
 * {@code timed}, for benchmarks only: it does not listen. Settings: {@code phrase}, what it always hears, and
 * {@code delay} (200ms; at most 10s), after how long.
 */
public final class TimedRecognizerFactory implements EngineFactory.OfRecognizer {

    private static final Duration USUAL_DELAY = Duration.ofMillis(200);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "timed";
    }

    @Override
    public Recognizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        String phrase = settings.text("phrase", "");
        Duration delay = settings.duration("delay", USUAL_DELAY);
        settings.refuseUnknown();
        if (phrase.isBlank()) {
            throw settings.invalid("phrase", "must say what this engine, which is for benchmarks only, always hears");
        }
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw settings.invalid("delay", "must be from 0ms to 10s");
        }
        return new TimedRecognizer(vertx, phrase, delay);
    }
}
