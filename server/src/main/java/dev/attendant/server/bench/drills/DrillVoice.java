package dev.attendant.server.bench.drills;

import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.testcalls.audio.Tone;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Says each text as one tone, its pitch by its kind. Its listeners are called on an event loop. */
final class DrillVoice implements Synthesizer {

    private static final long FIRST_MILLIS = 100;
    private static final int WORD_MILLIS = 150;
    /** So much of a sentence is said before the engine fails within it. */
    private static final int BROKEN_OFF_MILLIS = 600;
    private static final double DBFS = -20;

    private final Vertx vertx;
    private final Optional<Trouble> trouble;
    private final int raised;

    /** @param raised by how much, in Hz */
    DrillVoice(Vertx vertx, Optional<Trouble> trouble, int raised) {
        this.vertx = vertx;
        this.trouble = trouble;
        this.raised = raised;
    }

    @Override
    public Speaking speak(Speech speech, Listener listener) {
        int millis = speech.text().strip().split("\\s+").length * WORD_MILLIS;
        short[] tone = Tone.sine(Sounds.of(speech.text()).hertz() + raised, millis, DBFS, speech.sampleRate());
        AtomicBoolean cancelled = new AtomicBoolean();
        Optional<Fault> within = faultAt(speech.text(), true);
        Optional<Fault> first = within.isPresent() ? Optional.empty() : faultAt(speech.text(), false);
        if (first.filter(fault -> fault == Fault.THROWS).isPresent()) {
            throw Trouble.thrown();
        }
        int said = within.isPresent() ? BROKEN_OFF_MILLIS * speech.sampleRate() / 1000 : 0;
        after(FIRST_MILLIS, cancelled, () -> {
            if (said > 0) {
                listener.audio(Arrays.copyOf(tone, said));
            }
            within.or(() -> first).ifPresentOrElse(
                    fault -> suffer(fault, Arrays.copyOfRange(tone, said, tone.length), cancelled, listener),
                    () -> tell(tone, listener));
        });
        return () -> cancelled.set(true);
    }

    private Optional<Fault> faultAt(String text, boolean within) {
        return trouble.flatMap(t -> within
                ? text.equals(sentence(Phrase.HOURS)) ? t.begun(Moment.MID_SENTENCE) : Optional.empty()
                : t.at(Role.SYNTHESIZER, momentsOf(text)));
    }

    private static Moment[] momentsOf(String text) {
        if (text.equals(sentence(Phrase.HOURS))) {
            return new Moment[] {Moment.SPEAKING_AT_START, Moment.SPEAKING_MENU, Moment.FIRST_AUDIO};
        } else if (text.equals(sentence(Phrase.STOP))) {
            return new Moment[] {Moment.SPEAKING_AT_START, Moment.SPEAKING_BARGE_IN};
        } else if (text.startsWith("The front desk")) {
            return new Moment[] {Moment.SPEAKING_AT_START, Moment.SPEAKING_HANDOVER};
        }
        return new Moment[] {Moment.SPEAKING_AT_START, Moment.SPEAKING_MENU};
    }

    /** The first of its answer. */
    private static String sentence(Phrase phrase) {
        return phrase.answer().split("(?<=\\.) ")[0];
    }

    private void suffer(Fault fault, short[] rest, AtomicBoolean cancelled, Listener listener) {
        switch (fault) {
            case FAILS, DIES -> listener.failed("connection refused");
            case LATE -> after(trouble.orElseThrow().late().toMillis(), cancelled, () -> tell(rest, listener));
            case STALLS, THROWS -> { }
        }
    }

    private static void tell(short[] tone, Listener listener) {
        listener.audio(tone);
        listener.done();
    }

    private void after(long millis, AtomicBoolean cancelled, Runnable what) {
        vertx.setTimer(millis, timer -> {
            if (!cancelled.get()) {
                what.run();
            }
        });
    }

    @Override
    public void close() {}
}
