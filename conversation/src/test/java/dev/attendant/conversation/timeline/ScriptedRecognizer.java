package dev.attendant.conversation.timeline;

import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Understands every word that the caller says while it listens, and tells it as late as the test wants. */
public final class ScriptedRecognizer implements Recognizer {

    /** What a hearing gets from before it began: 300 ms. */
    private static final int PRE_ROLL = 15;

    private record Word(String text, int at) {}

    private final Axis axis;
    private final List<Word> words = new ArrayList<>();
    private final List<ScriptedHearing> open = new ArrayList<>();
    private int finishedAt = -1;

    /** How many frames after the end of an utterance its result comes; 0 for at once. */
    public int resultFrames = 3;
    /** How many frames after a word it is told as part of a partial result; below 0 for never. */
    public int partialFrames = 5;
    /** Whether words are told in pauses, for an engine that does not while they are spoken. */
    public boolean tellsInPauses;
    public boolean fails;
    private Optional<String> result = Optional.empty();
    /** How many utterances were to be heard. */
    public int hearings;

    public ScriptedRecognizer(Axis axis) {
        this.axis = axis;
    }

    /** The caller has said a word. */
    public void said(String word) {
        words.add(new Word(word, axis.now()));
        open.forEach(ScriptedHearing::tell);
    }

    /** What the next result is, in place of the words that were said. */
    public void writes(String words) {
        result = Optional.of(words);
    }

    @Override
    public Hearing hear(int sampleRate, Scenario scenario, Listener listener) {
        hearings++;
        ScriptedHearing hearing = new ScriptedHearing(listener, Math.max(axis.now() - PRE_ROLL, finishedAt + 1));
        open.add(hearing);
        hearing.tell();
        return hearing;
    }

    private final class ScriptedHearing implements Hearing {

        private final Listener listener;
        private final int from;
        private boolean cancelled;

        ScriptedHearing(Listener listener, int from) {
            this.listener = listener;
            this.from = from;
        }

        private String text() {
            return words.stream().filter(word -> word.at >= from).map(Word::text).collect(Collectors.joining(" "));
        }

        private void tell() {
            if (partialFrames >= 0 && !text().isEmpty()) {
                tell(partialFrames);
            }
        }

        private void tell(int frames) {
            String soFar = text();
            axis.in(frames, () -> {
                if (open.contains(this)) {
                    listener.partial(soFar);
                }
            });
        }

        @Override
        public void audio(short[] samples) {}

        @Override
        public void pause() {
            if (tellsInPauses) {
                tell(resultFrames);
            }
        }

        @Override
        public void finish() {
            String all = result.orElseGet(this::text);
            result = Optional.empty();
            finishedAt = axis.now();
            open.remove(this);
            if (resultFrames == 0) {
                result(all);
            } else {
                axis.in(resultFrames, () -> result(all));
            }
        }

        private void result(String all) {
            if (!cancelled && fails) {
                listener.failed("recogniser is down");
            } else if (!cancelled) {
                listener.result(all, 0.9);
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            open.remove(this);
        }
    }

    @Override
    public void close() {}
}
