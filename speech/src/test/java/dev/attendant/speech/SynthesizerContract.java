package dev.attendant.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.Synthesizer.Speaking;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every synthesiser owes its callers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SynthesizerContract {

    protected Synthesizer synthesizer;

    protected abstract Synthesizer create();

    @BeforeAll
    void open() {
        synthesizer = create();
    }

    @AfterAll
    void close() {
        if (synthesizer != null) {
            synthesizer.close();
        }
    }

    protected static Speech english(String text, int sampleRate) {
        return new Speech(text, "en-US", "", sampleRate);
    }

    @Test
    void aSentenceLastsAsLongAtEitherRate() throws Exception {
        double narrow = Collected.speak(synthesizer, english("Good morning, how can I help you?", 8000)).length / 8000.0;
        double wide = Collected.speak(synthesizer, english("Good morning, how can I help you?", 16000)).length / 16000.0;
        assertThat(narrow).isBetween(1.0, 5.0);
        assertThat(wide).isCloseTo(narrow, within(0.2 * narrow));
    }

    @Test
    void aSentenceIsLoudEnoughToBeHeard() throws Exception {
        short[] samples = Collected.speak(synthesizer, english("One moment please.", 8000));
        double sum = 0;
        for (short sample : samples) {
            sum += sample * sample;
        }
        assertThat(Math.sqrt(sum / samples.length)).isBetween(300.0, 15_000.0);
    }

    @Test
    void anEmptySentenceIsDoneWithoutAudio() throws Exception {
        for (String text : new String[] {"", "   ", "...", "\n"}) {
            assertThat(Collected.speak(synthesizer, english(text, 8000))).isEmpty();
        }
    }

    @Test
    void manySentencesAtOnceAreAllSpokenAlike() throws Exception {
        int alone = Collected.speak(synthesizer, english("You are next in line.", 8000)).length;
        var all = new ArrayList<Collected>();
        for (int n = 0; n < 20; n++) {
            var collected = new Collected();
            all.add(collected);
            synthesizer.speak(english("You are next in line.", 8000), collected);
        }
        for (Collected collected : all) {
            assertThat(collected.awaitEnd()).isEmpty();
            assertThat(collected.samples()).hasSize(alone);
            assertThat(collected.ends).hasValue(1);
        }
    }

    @Test
    void nothingFollowsACancellation() throws Exception {
        var collected = new Collected();
        Speaking speaking = synthesizer.speak(english("This is a long sentence. ".repeat(200), 16000), collected);
        assertThat(collected.begun.await(20, TimeUnit.SECONDS)).isTrue();
        speaking.cancel();
        speaking.cancel();
        // Whatever comes later goes through the same engine.
        Collected.speak(synthesizer, english("And another.", 8000));
        assertThat(collected.end).isNotDone();
    }

    @Test
    void aVeryLongTextIsSpoken() throws Exception {
        String text = "the lines of the company are open from nine to five and ".repeat(40);
        assertThat(Collected.speak(synthesizer, english(text, 8000)).length).isGreaterThan(60 * 8000);
    }

    @Test
    void strangeLettersDoNoHarm() throws Exception {
        for (String text : new String[] {"\u0645\u0631\u062d\u0628\u0627", "\u4f60\u597d", "caf\u00e9 \u2013 na\u00efve",
            "\ud83d\ude00 hello", "a\u0000b", "x".repeat(2000), "[[ ]] <speak> & \\ \" ; rm -rf"}) {
            var collected = new Collected();
            synthesizer.speak(english(text, 8000), collected);
            collected.awaitEnd();
            assertThat(collected.ends).hasValue(1);
        }
        assertThat(Collected.speak(synthesizer, english("Still here.", 8000))).isNotEmpty();
    }

    @Test
    void anUnknownVoiceFailsWithWhatThereIs() throws Exception {
        var collected = new Collected();
        synthesizer.speak(new Speech("Hello.", "en-US", "--help; x", 8000), collected);
        assertThat(collected.awaitEnd()).contains("no such voice");
    }
}
