package dev.attendant.conversation.line;

import dev.attendant.conversation.Reply;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.scenario.Scenario;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Plays a reply frame by frame; can stop in the middle and go on. Belongs to the call's event loop. */
final class Mouth implements Playout {

    private final Script.Voice voice;
    private final int sampleRate;
    private final int timeoutFrames;
    private final Executor loop;
    private final Consumer<String> onFailure;

    private Script script;
    private Optional<Script> prepared = Optional.empty();
    private boolean paused;
    private int starvedFrames;

    Mouth(
            Synthesizer synthesizer,
            Scenario scenario,
            int sampleRate,
            int timeoutFrames,
            Executor loop,
            Consumer<String> onFailure) {
        voice = (text, listener) -> synthesizer.speak(
                new Synthesizer.Speech(text, scenario.language(), scenario.voice(), sampleRate), listener);
        this.sampleRate = sampleRate;
        this.timeoutFrames = timeoutFrames;
        this.loop = loop;
        this.onFailure = onFailure;
        script = nothing();
    }

    /** Nothing to be said, and at once: what is asked in the same moment must not find a reply unread. */
    private Script nothing() {
        return Script.nothing(voice, sampleRate, loop);
    }

    private Script script(Reply reply) {
        Script begun = new Script(reply, voice, sampleRate, loop);
        begun.begin();
        return begun;
    }

    /** Has a reply synthesised that may be spoken next. */
    void prepare(Reply next) {
        prepared.ifPresent(Script::end);
        prepared = Optional.of(script(next));
    }

    /** What was prepared will not be spoken. */
    void forgetPrepared() {
        prepared.ifPresent(Script::end);
        prepared = Optional.empty();
    }

    /** Begins a reply; what was left of the one before is not spoken any more. */
    void speak(Reply next) {
        stop();
        Optional<Script> ready = prepared.filter(waiting -> waiting.reply() == next);
        prepared.filter(waiting -> waiting.reply() != next).ifPresent(Script::end);
        prepared = Optional.empty();
        script = ready.orElseGet(() -> script(next));
    }

    /** Says something that is no part of the reply, unless something is being said. Returns whether it does. */
    boolean sayAside(String text) {
        if (!script.isSilent() || text.isBlank()) {
            return false;
        }
        script.addAside(text);
        return true;
    }

    /** Fills the frame with the next 20 ms. Returns whether the reply's own sound is in it. */
    boolean fill(short[] frame) {
        int position = 0;
        boolean reply = false;
        while (!paused && position < frame.length && !script.isSilent()) {
            Sentence sentence = script.current();
            int end = sentence.play(frame, position);
            reply |= end > position && !sentence.isAside();
            position = end;
            if (sentence.isPlayed()) {
                script.next();
            } else if (position < frame.length) {
                break;
            }
        }
        Arrays.fill(frame, position, frame.length, (short) 0);
        watch(position);
        return reply;
    }

    /** A synthesiser that says so, or gives no audio for too long, has failed. */
    private void watch(int filled) {
        if (script.failure().isPresent()) {
            fail(script.failure().get());
        } else if (paused || filled > 0 || script.isSilent()) {
            starvedFrames = 0;
        } else if (++starvedFrames == timeoutFrames) {
            fail("no audio within " + timeoutFrames / 50 + " s");
        }
    }

    private void fail(String reason) {
        // first: what of the reply was heard is asked for there
        onFailure.accept(reason);
        stop();
    }

    /** Stops the sound, to go on at the beginning of the word in which it stopped. */
    @Override
    public void pause() {
        paused = true;
    }

    void resume() {
        if (paused) {
            paused = false;
            if (!script.isSilent()) {
                script.current().backToWord();
            }
        }
    }

    @Override
    public boolean isPaused() {
        return paused;
    }

    /** Stops the sound for good, and returns what the caller has heard of the reply. */
    String stop() {
        String heard = script.heard();
        paused = false;
        starvedFrames = 0;
        script.end();
        script = nothing();
        return heard;
    }

    /** Nothing will be spoken any more. */
    void close() {
        stop();
        forgetPrepared();
    }

    /** What the caller has heard of the reply so far. */
    String heard() {
        return script.heard();
    }

    @Override
    public boolean isSpeaking() {
        return !paused && !script.isSilent();
    }

    @Override
    public boolean isInNotice() {
        return script.isInNotice();
    }

    @Override
    public boolean isInLastSentence() {
        return script.isInLastSentence();
    }

    /** Whether all of the reply has been played; something that is no part of it may still be. */
    boolean isReplyDone() {
        return script.isReplyDone();
    }

    /** Whether all has been played. */
    boolean isDone() {
        return script.isDone();
    }
}
