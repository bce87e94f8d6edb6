package dev.attendant.speech.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.Recognizer;
import org.junit.jupiter.api.Test;

/** What the ear relies on with every recogniser. */
public abstract class RecognizerContract extends OnAnEventLoop {

    /** One that hears whatever is said in {@link #speak}. */
    protected abstract Recognizer ready();

    /** The same, to be closed by the test. */
    protected Recognizer readyToClose() {
        return ready();
    }

    /** What the caller says in {@link #speak}, as the recogniser writes it. */
    protected abstract String said();

    /** Says it, and does not end it. */
    protected abstract LoopedHearing speak(Recognizer recognizer, Heard heard);

    @Test
    void theEndOfSpeechIsFollowedByItsWords() throws InterruptedException {
        Heard heard = new Heard();
        speak(ready(), heard).finish();
        assertThat(heard.words()).isEqualTo(said());
        assertThat(heard.awaitEnd().confidence()).isBetween(0.0, 1.0);
    }

    @Test
    void toFinishTwiceIsToFinishOnce() throws InterruptedException {
        Heard heard = new Heard();
        LoopedHearing hearing = speak(ready(), heard).finish().finish();
        assertThat(heard.words()).isEqualTo(said());
        hearing.finish().cancel();
        assertThat(heard.ends).hasSize(1);
    }

    @Test
    void nothingFollowsACancellation() throws InterruptedException {
        Heard dropped = new Heard();
        Recognizer recognizer = ready();
        LoopedHearing hearing = speak(recognizer, dropped).cancel();
        int partials = dropped.partials.size();
        hearing.speech(3).pause().finish().cancel();
        // what comes later goes the same way
        Heard heard = new Heard();
        speak(recognizer, heard).finish();
        assertThat(heard.words()).isEqualTo(said());
        assertThat(dropped.ends).isEmpty();
        assertThat(dropped.partials).hasSize(partials);
    }

    @Test
    void twoCallersAreHeardAtOnce() throws InterruptedException {
        Recognizer recognizer = ready();
        Heard one = new Heard();
        Heard other = new Heard();
        LoopedHearing first = speak(recognizer, one);
        LoopedHearing second = speak(recognizer, other);
        second.finish();
        first.finish();
        assertThat(one.words()).isEqualTo(said());
        assertThat(other.words()).isEqualTo(said());
    }

    @Test
    void toCloseTheEngineFailsWhatItHears() throws InterruptedException {
        Recognizer recognizer = readyToClose();
        Heard heard = new Heard();
        LoopedHearing hearing = speak(recognizer, heard);
        recognizer.close();
        assertThat(heard.failure()).isNotBlank();
        hearing.speech(1).finish().cancel();
        assertThat(heard.ends).hasSize(1);
    }
}
