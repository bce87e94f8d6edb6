package dev.attendant.conversation.line;

import dev.attendant.conversation.Reply;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.scenario.Scenario;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Speaks a reply while it is being written: cuts it into sentences, has them synthesised shortly before they
 * are due, and plays them frame by frame. Belongs to the call's event loop.
 */
final class Mouth {

    /** How many sentences are synthesised at a time: the one that is played, and the next. */
    private static final int AHEAD = 2;

    private static final Reply NO_REPLY = Reply.of("");

    private final Synthesizer synthesizer;
    private final Scenario scenario;
    private final int sampleRate;
    private final int timeoutFrames;
    private final Executor loop;
    private final Consumer<String> onFailure;

    private Reply reply = NO_REPLY;
    private Sentences splitter = new Sentences();
    private int read;
    private boolean readAll = true;
    private final ArrayDeque<Sentence> sentences = new ArrayDeque<>();
    private final List<Sentence> played = new ArrayList<>();
    private boolean paused;
    private int starvedFrames;

    Mouth(
            Synthesizer synthesizer,
            Scenario scenario,
            int sampleRate,
            int timeoutFrames,
            Executor loop,
            Consumer<String> onFailure) {
        this.synthesizer = synthesizer;
        this.scenario = scenario;
        this.sampleRate = sampleRate;
        this.timeoutFrames = timeoutFrames;
        this.loop = loop;
        this.onFailure = onFailure;
    }

    /** Begins a reply; what was left of the one before is not spoken any more. */
    void speak(Reply next) {
        stop();
        reply = next;
        splitter = new Sentences();
        read = 0;
        readAll = false;
        next.onWords(() -> loop.execute(() -> {
            if (reply == next) {
                readWords();
            }
        }));
    }

    /** Says something that is no part of the reply, unless something is being said. */
    void sayAside(String text) {
        if (sentences.isEmpty()) {
            Sentences.of(text).forEach(piece -> add(piece, true));
            synthesize();
        }
    }

    private void readWords() {
        boolean complete = reply.isComplete();
        String words = reply.textFrom(read);
        read += words.length();
        splitter.add(words).forEach(piece -> add(piece, false));
        if (complete && !readAll) {
            readAll = true;
            String rest = splitter.rest();
            if (!rest.isEmpty()) {
                add(rest, false);
            }
        }
        synthesize();
    }

    private void add(String piece, boolean aside) {
        boolean first = sentences.isEmpty() && played.isEmpty();
        sentences.add(new Sentence(piece, aside, first, sampleRate));
    }

    private void synthesize() {
        sentences.stream().limit(AHEAD).filter(sentence -> !sentence.isRequested()).toList().forEach(this::request);
    }

    private void request(Sentence sentence) {
        var speech = new Synthesizer.Speech(sentence.text(), scenario.language(), scenario.voice(), sampleRate);
        sentence.requested(synthesizer.speak(speech, new Synthesizer.Listener() {
            @Override
            public void audio(short[] samples) {
                loop.execute(() -> sentence.add(samples));
            }

            @Override
            public void done() {
                loop.execute(sentence::complete);
            }

            @Override
            public void failed(String reason) {
                loop.execute(() -> {
                    if (sentences.contains(sentence)) {
                        onFailure.accept(reason);
                    }
                });
            }
        }));
    }

    /** Fills the frame with the next 20 ms. Returns whether the reply's own sound is in it. */
    boolean fill(short[] frame) {
        int position = 0;
        boolean reply = false;
        while (!paused && position < frame.length && !sentences.isEmpty()) {
            Sentence sentence = sentences.peek();
            int end = sentence.play(frame, position);
            reply |= end > position && !sentence.isAside();
            position = end;
            if (sentence.isPlayed()) {
                played.add(sentences.remove());
                synthesize();
            } else if (position < frame.length) {
                break;
            }
        }
        Arrays.fill(frame, position, frame.length, (short) 0);
        watch(position);
        return reply;
    }

    /** A synthesiser that gives no audio for too long has failed. */
    private void watch(int filled) {
        if (paused || filled > 0 || sentences.isEmpty()) {
            starvedFrames = 0;
        } else if (++starvedFrames == timeoutFrames) {
            onFailure.accept("no audio within " + timeoutFrames / 50 + " s");
        }
    }

    /** Stops the sound, to go on where it stopped. */
    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    boolean isPaused() {
        return paused;
    }

    /** Stops the sound for good, and returns what the caller has heard of the reply. */
    String stop() {
        readAll = true;
        paused = false;
        starvedFrames = 0;
        reply = NO_REPLY;
        String heard = heard();
        sentences.forEach(Sentence::cancel);
        sentences.clear();
        played.clear();
        return heard;
    }

    /** Whether the caller hears something now, or is about to. */
    boolean isSpeaking() {
        return !paused && !sentences.isEmpty();
    }

    /** Whether all of the reply has been played. */
    boolean isDone() {
        return readAll && sentences.isEmpty();
    }

    private String heard() {
        StringBuilder heard = new StringBuilder();
        for (Sentence sentence : played) {
            append(heard, sentence);
        }
        sentences.stream().limit(1).forEach(sentence -> append(heard, sentence));
        return heard.toString();
    }

    private static void append(StringBuilder heard, Sentence sentence) {
        String words = sentence.isAside() ? "" : sentence.heard();
        if (!words.isEmpty()) {
            heard.append(heard.isEmpty() ? "" : " ").append(words);
        }
    }
}
