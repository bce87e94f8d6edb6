package dev.attendant.speech.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.speech.Collected;
import dev.attendant.speech.SynthesizerContract;
import dev.attendant.speech.freetts.FreeTtsFactory;
import dev.attendant.speech.service.Timed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CachedSynthesizerTest extends SynthesizerContract {

    /** Speaks when it is told to, and remembers what it was asked for. */
    private static final class Puppet implements Synthesizer {
        final List<Listener> listeners = new ArrayList<>();

        @Override
        public Speaking speak(Speech speech, Listener listener) {
            listeners.add(listener);
            return () -> {};
        }

        @Override
        public void close() {}
    }

    @Override
    protected Synthesizer create() {
        var freetts = new FreeTtsFactory().create(null, new EngineSettings("synthesizer.freetts", Map.of()), List.of());
        return new CachedSynthesizer("freetts", freetts, CachedSynthesizer.DEFAULT_BYTES);
    }

    @Test
    void whatIsRememberedIsDeliveredBeforeSpeakReturns() throws Exception {
        short[] first = Collected.speak(synthesizer, english("Welcome to the company.", 8000));
        var again = new Collected();
        synthesizer.speak(english("Welcome to the company.", 8000), again);
        assertThat(again.end).isCompletedWithValue("");
        assertThat(again.samples()).isEqualTo(first);
    }

    @Test
    void allListenersOfASentenceShareItsAudio() throws Exception {
        Collected.speak(synthesizer, english("Please hold the line.", 8000));
        List<short[]> given = new ArrayList<>();
        var keeps = new Collected() {
            @Override
            public synchronized void audio(short[] samples) {
                given.add(samples);
            }
        };
        synthesizer.speak(english("Please hold the line.", 8000), keeps);
        synthesizer.speak(english("Please hold the line.", 8000), keeps);
        assertThat(given).hasSize(2);
        assertThat(given.getFirst()).as("a thousand calls hold one greeting").isSameAs(given.getLast());
    }

    @Test
    void whereWordsEndIsRememberedWithTheSound() {
        var puppet = new Puppet();
        var cached = new CachedSynthesizer("puppet", puppet, 1 << 20);
        for (Timed told : List.of(new Timed(), new Timed())) {
            cached.speak(english("Hello you", 8000), told);
            if (puppet.listeners.size() == 1 && told.ends.get() == 0) {
                puppet.listeners.getFirst().spoken(5, 1);
                puppet.listeners.getFirst().audio(new short[] {1, 2});
                puppet.listeners.getFirst().spoken(9, 2);
                puppet.listeners.getFirst().done();
            }
            assertThat(told.marks).containsExactly(new Timed.Mark(5, 1), new Timed.Mark(9, 2));
            assertThat(told.ends).hasValue(1);
        }
        assertThat(puppet.listeners).hasSize(1);
    }

    @Test
    void aMissStreamsThroughWhileItFills() {
        var puppet = new Puppet();
        var cached = new CachedSynthesizer("puppet", puppet, 1 << 20);
        var collected = new Collected();
        cached.speak(english("Hello", 8000), collected);
        puppet.listeners.getFirst().audio(new short[] {1, 2});
        assertThat(collected.samples()).containsExactly(1, 2);
    }

    @Test
    void whereTheWordsEndIsToldOfWhatStreamsThrough() {
        var puppet = new Puppet();
        List<String> told = new ArrayList<>();
        new CachedSynthesizer("puppet", puppet, 1 << 20).speak(english("Hello you", 8000), new Collected() {
            @Override
            public void spoken(int characters, long samples) {
                told.add(characters + " " + samples);
            }
        });
        puppet.listeners.getFirst().spoken(5, 800);
        assertThat(told).containsExactly("5 800");
    }

    @Test
    void anIncompleteSentenceIsNotRemembered() {
        var puppet = new Puppet();
        var cached = new CachedSynthesizer("puppet", puppet, 1 << 20);
        var cancelled = cached.speak(english("Hello", 8000), new Collected());
        puppet.listeners.getFirst().audio(new short[] {1, 2});
        cancelled.cancel();
        cached.speak(english("Hello", 8000), new Collected());
        puppet.listeners.get(1).audio(new short[] {1, 2});
        puppet.listeners.get(1).failed("out of order");
        cached.speak(english("Hello", 8000), new Collected());
        assertThat(puppet.listeners).hasSize(3);
    }

    @Test
    void rateLanguageAndVoiceAreDifferentSentences() {
        var puppet = new Puppet();
        var cached = new CachedSynthesizer("puppet", puppet, 1 << 20);
        for (var speech : List.of(english("Hello", 8000), english("Hello", 16000),
                new Synthesizer.Speech("Hello", "en-GB", "", 8000), new Synthesizer.Speech("Hello", "en-US", "x", 8000))) {
            cached.speak(speech, new Collected());
            puppet.listeners.getLast().audio(new short[] {1, 2});
            puppet.listeners.getLast().done();
        }
        assertThat(puppet.listeners).hasSize(4);
        cached.speak(english("Hello", 16000), new Collected());
        assertThat(puppet.listeners).hasSize(4);
    }

    @Test
    void theCacheIsBoundedByTheBytesOfAudio() {
        var puppet = new Puppet();
        var cached = new CachedSynthesizer("puppet", puppet, 10_000);
        cached.speak(english("Long", 8000), new Collected());
        puppet.listeners.getLast().audio(new short[8000]);
        puppet.listeners.getLast().done();
        var again = new Collected();
        cached.speak(english("Longer", 8000), new Collected());
        puppet.listeners.getLast().audio(new short[8000]);
        puppet.listeners.getLast().done();
        cached.cleanUp();
        cached.speak(english("Long", 8000), again);
        assertThat(puppet.listeners).hasSize(3);
    }
}
