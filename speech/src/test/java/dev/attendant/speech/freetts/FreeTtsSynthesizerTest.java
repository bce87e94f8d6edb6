package dev.attendant.speech.freetts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.Collected;
import dev.attendant.speech.SynthesizerContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreeTtsSynthesizerTest extends SynthesizerContract {

    @Override
    protected Synthesizer create() {
        return new FreeTtsFactory().create(null, new EngineSettings("synthesizer.freetts", Map.of()), List.of());
    }

    @Test
    void theCallersVoiceIsHigherAndSlowerThanTheAttendants() throws Exception {
        short[] attendant = Collected.speak(synthesizer, english("Hello, this is the attendant.", 8000));
        short[] caller = Collected.speak(synthesizer,
                new Speech("Hello, this is the attendant.", "en-US", FreeTtsVoice.CALLER, 8000));
        assertThat(caller.length).isGreaterThan(attendant.length);
        assertThat(pitch(caller)).isGreaterThan(1.3 * pitch(attendant));
    }

    @Test
    void aVoiceDoesNotColourTheNextSentence() throws Exception {
        int before = Collected.speak(synthesizer, english("Hello there.", 8000)).length;
        Collected.speak(synthesizer, new Speech("Hello there.", "en-US", "kevin:pitch=200,rate=250", 8000));
        assertThat(Collected.speak(synthesizer, english("Hello there.", 8000))).hasSize(before);
    }

    @Test
    void aTextInAnotherScriptFailsWithTheRemedy() throws Exception {
        var collected = new Collected();
        synthesizer.speak(new Speech("\u0645\u0631\u062d\u0628\u0627", "ar", "", 8000), collected);
        assertThat(collected.awaitEnd()).contains("English only", "another synthesizer");
    }

    @Test
    void aVoiceOutOfRangeFailsWithTheRange() throws Exception {
        var collected = new Collected();
        synthesizer.speak(new Speech("Hello.", "en-US", "kevin:pitch=999", 8000), collected);
        assertThat(collected.awaitEnd()).contains("pitch must be from 50 to 300");
    }

    @Test
    void aClosedEngineSaysSo() throws Exception {
        Synthesizer closed = create();
        closed.close();
        var collected = new Collected();
        closed.speak(english("Hello.", 8000), collected);
        assertThat(collected.awaitEnd()).contains("closed");
    }

    @Test
    void aSettingThatIsNotThereIsRefused() {
        var settings = new EngineSettings("synthesizer.freetts", Map.of("thread", 3));
        assertThatThrownBy(() -> new FreeTtsFactory().create(null, settings, List.of()))
                .isInstanceOf(InvalidSetting.class).hasMessageContaining("threads, pitch, rate");
    }

    /** The lag at which the loudest tenth of a second is most like itself, as a frequency. */
    private static double pitch(short[] samples) {
        int frame = 800;
        int loudest = 0;
        double most = 0;
        for (int at = 0; at + 2 * frame < samples.length; at += frame / 2) {
            double energy = likeness(samples, at, 0, frame);
            if (energy > most) {
                most = energy;
                loudest = at;
            }
        }
        int best = 0;
        double bestLikeness = 0;
        for (int lag = 8000 / 300; lag <= 8000 / 60; lag++) {
            double likeness = likeness(samples, loudest, lag, frame);
            if (likeness > bestLikeness) {
                bestLikeness = likeness;
                best = lag;
            }
        }
        return 8000.0 / best;
    }

    private static double likeness(short[] samples, int at, int lag, int length) {
        double sum = 0;
        for (int n = at; n < at + length; n++) {
            sum += (double) samples[n] * samples[n + lag];
        }
        return sum;
    }
}
