package dev.attendant.conversation.line;

import dev.attendant.conversation.Reply;
import dev.attendant.conversation.engine.Synthesizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * A reply on its way to sound: cut into sentences while it is being written, each synthesised shortly before it is
 * due. Belongs to the call's event loop.
 */
final class Script {

    /** What speaks a text for this call. */
    interface Voice {
        Synthesizer.Speaking speak(String text, Synthesizer.Listener listener);
    }

    /** How many sentences are synthesised at a time: the one that is played, and the next. */
    private static final int AHEAD = 2;

    private final Reply reply;
    private final Voice voice;
    private final int sampleRate;
    private final Executor loop;

    private final Sentences splitter = new Sentences();
    private int read;
    private boolean readAll;
    private boolean over;
    private final ArrayDeque<Sentence> sentences = new ArrayDeque<>();
    private final List<Sentence> played = new ArrayList<>();
    private Optional<String> failure = Optional.empty();

    Script(Reply reply, Voice voice, int sampleRate, Executor loop) {
        this.reply = reply;
        this.voice = voice;
        this.sampleRate = sampleRate;
        this.loop = loop;
    }

    /** One with no reply: all of it has been played. */
    static Script nothing(Voice voice, int sampleRate, Executor loop) {
        Script nothing = new Script(Reply.of(""), voice, sampleRate, loop);
        nothing.readAll = true;
        return nothing;
    }

    /** Begins to read what is written, and to have it synthesised. */
    void begin() {
        reply.onWords(() -> loop.execute(this::readWords));
    }

    Reply reply() {
        return reply;
    }

    private void readWords() {
        if (over || readAll) {
            return;
        }
        boolean complete = reply.isComplete();
        String words = reply.textFrom(read);
        read += words.length();
        splitter.add(words).forEach(this::add);
        if (complete) {
            readAll = true;
            splitter.rest().ifPresent(this::add);
        }
        synthesize();
    }

    /** Adds something that is in no reply. */
    void add(String text) {
        Sentences.pieces(text).forEach(this::add);
        synthesize();
    }

    private void add(Sentences.Piece piece) {
        boolean first = sentences.isEmpty() && played.isEmpty();
        sentences.add(new Sentence(piece, first, sampleRate));
    }

    private void synthesize() {
        sentences.stream().limit(AHEAD).filter(sentence -> !sentence.isRequested()).toList().forEach(this::request);
    }

    private void request(Sentence sentence) {
        sentence.requested(voice.speak(sentence.text(), new Synthesizer.Listener() {
            @Override
            public void audio(short[] samples) {
                loop.execute(() -> sentence.add(samples));
            }

            @Override
            public void spoken(int characters, long samples) {
                loop.execute(() -> sentence.mark(characters, samples));
            }

            @Override
            public void done() {
                loop.execute(sentence::complete);
            }

            @Override
            public void failed(String reason) {
                loop.execute(() -> {
                    if (sentences.contains(sentence)) {
                        failure = Optional.of(reason);
                    }
                });
            }
        }));
    }

    /** Why the reply cannot be spoken. */
    Optional<String> failure() {
        return failure;
    }

    /** The sentence that is being played or is next; not when {@link #isSilent}. */
    Sentence current() {
        return sentences.element();
    }

    /** The current sentence has been played; the next becomes current. */
    void next() {
        Sentence whole = sentences.remove();
        whole.release();
        played.add(whole);
        synthesize();
    }

    /** Whether nothing is to be played, now. */
    boolean isSilent() {
        return sentences.isEmpty();
    }

    /** Whether all that there will be has been played. */
    boolean isDone() {
        return readAll && sentences.isEmpty();
    }

    /** Whether what is played must be heard to its end; also while the next of its sentences is being written. */
    boolean isInNotice() {
        return sentences.isEmpty() ? !readAll && splitter.isInNotice() : sentences.element().isNotice();
    }

    /** Whether nothing follows the sentence that is being played. */
    boolean isInLastSentence() {
        return readAll && sentences.size() <= 1;
    }

    /** What of the reply the caller has heard. */
    String heard() {
        StringBuilder heard = new StringBuilder();
        played.forEach(sentence -> append(heard, sentence));
        if (!isSilent()) {
            append(heard, current());
        }
        return heard.toString();
    }

    private static void append(StringBuilder heard, Sentence sentence) {
        String words = sentence.heard();
        if (!words.isEmpty()) {
            heard.append(heard.isEmpty() ? "" : " ").append(words);
        }
    }

    /** Nothing more of it will be played. */
    void end() {
        over = true;
        sentences.forEach(Sentence::cancel);
        sentences.clear();
    }
}
