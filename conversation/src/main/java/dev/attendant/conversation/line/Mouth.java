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

    /** 1 s. */
    private static final int ASIDE_WITHIN = 50;

    private final Script.Voice voice;
    private final int sampleRate;
    private final int timeoutFrames;
    private final Executor loop;
    private final Consumer<String> onFailure;

    private Script script;
    private Optional<Script> prepared = Optional.empty();
    /** Something that is no part of the reply. It goes before the reply, also when that has stopped in mid-sentence. */
    private Optional<Script> aside = Optional.empty();
    private int asideStarvedFrames;
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

    /** Says something that is no part of the reply, unless something is to be heard. Returns whether it does. */
    boolean sayAside(String text) {
        boolean silent = aside.isEmpty() && (paused || script.isSilent() || isStarved());
        if (!silent || text.isBlank()) {
            return false;
        }
        Script said = nothing();
        said.add(text);
        aside = Optional.of(said);
        asideStarvedFrames = 0;
        return true;
    }

    /** Fills the frame with the next 20 ms. Returns whether the reply's own sound is in it. */
    boolean fill(short[] frame) {
        // without garbage: no lambda as long as there is none
        int before = aside.isPresent() ? fillAside(aside.get(), frame) : 0;
        int position = paused || aside.isPresent() ? before : play(script, frame, before);
        Arrays.fill(frame, position, frame.length, (short) 0);
        watch(position > before);
        return position > before;
    }

    private static int play(Script from, short[] frame, int start) {
        int position = start;
        while (position < frame.length && !from.isSilent()) {
            Sentence sentence = from.current();
            position = sentence.play(frame, position);
            if (sentence.isPlayed()) {
                from.next();
            } else if (position < frame.length) {
                break;
            }
        }
        return position;
    }

    /** What is no part of the reply is left out when it cannot be had soon. */
    private int fillAside(Script said, short[] frame) {
        int filled = play(said, frame, 0);
        asideStarvedFrames = filled > 0 ? 0 : asideStarvedFrames + 1;
        if (said.isSilent() || said.failure().isPresent() || asideStarvedFrames >= ASIDE_WITHIN) {
            dropAside();
        }
        return filled;
    }

    private void dropAside() {
        aside.ifPresent(Script::end);
        aside = Optional.empty();
    }

    /** A synthesiser that says so, or gives no audio for too long, has failed. An aside does not lengthen the time. */
    private void watch(boolean replySounds) {
        if (script.failure().isPresent()) {
            fail(script.failure().get());
        } else if (paused || replySounds || script.isSilent() || script.current().hasAudio()) {
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

    /** Whether a sentence is to be heard, and the synthesiser gives nothing of it. */
    boolean isStarved() {
        return starvedFrames > 0 && aside.isEmpty();
    }

    /** Whether some of the reply is not synthesised that is due. */
    boolean isAwaitingSound() {
        return !paused && !script.isDone() && (script.isSilent() || !script.current().hasAudio());
    }

    /** Stops the sound, to go on at the beginning of the word in which it stopped; an aside does not go on. */
    @Override
    public void pause() {
        dropAside();
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
        dropAside();
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
        return aside.isPresent() || !paused && !script.isSilent();
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
        return script.isDone();
    }

    /** Whether all has been played. */
    boolean isDone() {
        return aside.isEmpty() && script.isDone();
    }
}
