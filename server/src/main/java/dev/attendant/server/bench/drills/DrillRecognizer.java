package dev.attendant.server.bench.drills;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.util.Optional;

/** Hears the phrases of a drill. Its listeners are called on the call's event loop. */
final class DrillRecognizer implements Recognizer {

    private static final long RESULT_MILLIS = 100;

    private final Vertx vertx;
    private final Optional<Trouble> trouble;
    /** Of the drill's one call. */
    private int utterances;

    DrillRecognizer(Vertx vertx, Optional<Trouble> trouble) {
        this.vertx = vertx;
        this.trouble = trouble;
    }

    @Override
    public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
        boolean first = utterances++ == 0;
        DrillHearing hearing = new DrillHearing(sampleRate, listener, first);
        hearing.meet(Moment.HEARING_AT_START, first ? Moment.HEARING_BEGIN : Moment.HEARING_BARGE_IN);
        return hearing;
    }

    @Override
    public void close() {}

    private final class DrillHearing implements Hearing {

        private final Listener listener;
        private final boolean first;
        private final Pitch pitch;
        private int words;
        private boolean stopped;

        DrillHearing(int sampleRate, Listener listener, boolean first) {
            this.listener = listener;
            this.first = first;
            pitch = new Pitch(sampleRate);
        }

        /** Whether the engine is still well. */
        private boolean meet(Moment... moments) {
            Optional<Fault> fault = stopped ? Optional.empty() : trouble.flatMap(t -> t.at(Role.RECOGNIZER, moments));
            fault.ifPresent(this::suffer);
            return !stopped;
        }

        private void suffer(Fault fault) {
            stopped = true;
            switch (fault) {
                case FAILS, DIES -> listener.failed("connection refused");
                case THROWS -> throw Trouble.thrown();
                case STALLS -> { }
                case LATE -> vertx.setTimer(trouble.orElseThrow().late().toMillis(), late -> tell());
            }
        }

        @Override
        public void audio(short[] samples) {
            pitch.hear(samples);
            int now = pitch.millis() / Phrase.WORD_MILLIS;
            if (stopped || now == words) {
                return;
            }
            words = now;
            listener.partial(phrase().text(words));
            meet(first ? Moment.HEARING_WORDS : Moment.HEARING_BARGE_IN_WORDS);
        }

        @Override
        public void finish() {
            if (meet(first ? Moment.HEARING_END : Moment.HEARING_BARGE_IN_END)) {
                vertx.setTimer(RESULT_MILLIS, due -> {
                    if (!stopped) {
                        tell();
                    }
                });
            }
        }

        private void tell() {
            stopped = true;
            listener.result(phrase().text(), 1);
        }

        private Phrase phrase() {
            return Phrase.nearest(pitch.hertz());
        }

        @Override
        public void cancel() {
            stopped = true;
        }
    }
}
