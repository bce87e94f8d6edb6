package dev.attendant.speech.sphinx4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.speech.Collected;
import dev.attendant.speech.freetts.FreeTtsFactory;
import dev.attendant.speech.freetts.FreeTtsVoice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real sphinx4, listening to FreeTTS. */
class SphinxRecognizerTest {

    private static final Scenario SHOP = Scenarios.of("shop", "en-US",
            Map.of("day", List.of("Monday", "Wednesday", "Friday")),
            "Where is my order?", "Are you open on {day}?", "I want to speak to a person.", "I forgot my password.",
            "yes", "no");
    private static final Scenario SURVEY = Scenarios.of("survey", "en-US", Map.of(), "very good", "rather bad");
    private static final Scenario ARABIC = Scenarios.of("arabic", "ar", Map.of(), "\u0646\u0639\u0645");

    private static Recognizer recognizer;
    private static Synthesizer synthesizer;

    @BeforeAll
    static void load() {
        recognizer = new SphinxFactory().create(null, new EngineSettings("recognizer.sphinx4", Map.of()),
                List.of(SHOP, ARABIC));
        synthesizer = new FreeTtsFactory().create(null, new EngineSettings("synthesizer.freetts", Map.of()), List.of());
    }

    @AfterAll
    static void close() {
        recognizer.close();
        synthesizer.close();
    }

    private static HeardOnce hear(short[] samples, int sampleRate, Scenario scenario) {
        var listener = new HeardOnce();
        var hearing = recognizer.hear(sampleRate, scenario, listener);
        int frame = sampleRate / 50;
        var padded = new short[samples.length + 20 * frame];
        System.arraycopy(samples, 0, padded, 10 * frame, samples.length);
        var buffer = new short[frame];
        for (int at = 0; at + frame <= padded.length; at += frame) {
            System.arraycopy(padded, at, buffer, 0, frame);
            hearing.audio(buffer);
        }
        hearing.finish();
        return listener;
    }

    private static HeardOnce hear(String text, String voice, int sampleRate, Scenario scenario) throws Exception {
        return hear(Collected.speak(synthesizer, new Speech(text, "en-US", voice, sampleRate)), sampleRate, scenario);
    }

    @ParameterizedTest
    @CsvSource({
        "Where is my order?, where is my order", "Are you open on Friday?, are you open on friday",
        "I want to speak to a person., i want to speak to a person", "I forgot my password., i forgot my password"
    })
    void aPhraseOfTheScenarioIsHeardOverTheTelephoneAndInWideBand(String said, String heard) throws Exception {
        assertThat(hear(said, "", 8000, SHOP).await()).isEqualTo("result: " + heard);
        assertThat(hear(said, FreeTtsVoice.CALLER, 8000, SHOP).await()).isEqualTo("result: " + heard);
        assertThat(hear(said, "", 16000, SHOP).await()).isEqualTo("result: " + heard);
    }

    @Test
    void oneCallerDoesNotSpoilTheNext() throws Exception {
        HeardOnce before = hear("Where is my order?", "", 8000, SHOP);
        before.await();
        hear(noise(3, 8000), 8000, SHOP).await();
        HeardOnce after = hear("Where is my order?", "", 8000, SHOP);
        assertThat(after.await()).isEqualTo("result: where is my order");
        assertThat(after.confidence).isEqualTo(before.confidence);
    }

    @Test
    void inAPauseTheWordsSoFarAreToldAndThenTheRest() throws Exception {
        var listener = new HeardOnce();
        var hearing = recognizer.hear(8000, SHOP, listener);
        short[] said = Collected.speak(synthesizer, new Speech("Where is my order?", "en-US", "", 8000));
        for (int at = 0; at + 160 <= said.length; at += 160) {
            hearing.audio(Arrays.copyOfRange(said, at, at + 160));
        }
        hearing.pause();
        String words = null;
        // the caller is silent, until the words are there
        for (int frame = 0; frame < 500 && words == null; frame++) {
            hearing.audio(new short[160]);
            words = listener.partials.poll(20, TimeUnit.MILLISECONDS);
        }
        assertThat(words).isEqualTo("where is my order");
        hearing.finish();
        assertThat(listener.await()).isEqualTo("result: where is my order");
        assertThat(listener.partials).as("once for each pause").isEmpty();
    }

    @Test
    void noiseIsNoWords() throws Exception {
        assertThat(hear(noise(2, 8000), 8000, SHOP).await()).isEqualTo("result: ");
        assertThat(hear(new short[16000], 8000, SHOP).await()).isEqualTo("result: ");
    }

    @Test
    void noAudioAtAllIsNoWords() throws Exception {
        var listener = new HeardOnce();
        recognizer.hear(8000, SHOP, listener).finish();
        assertThat(listener.await()).isEqualTo("result: ");
    }

    @Test
    void aScenarioThatCameAfterTheStartIsHeardToo() throws Exception {
        assertThat(hear("Very good.", "", 8000, SURVEY).await()).isEqualTo("result: very good");
        assertThat(hear("Where is my order?", "", 8000, SHOP).await()).isEqualTo("result: where is my order");
    }

    @Test
    void anotherLanguageFailsWithTheRemedy() throws Exception {
        assertThat(hear(new short[8000], 8000, ARABIC).await())
                .contains("English only", "arabic", "choose another recognizer");
    }

    private static short[] noise(int seconds, int sampleRate) {
        var random = new Random(1);
        var noise = new short[seconds * sampleRate];
        for (int n = 0; n < noise.length; n++) {
            noise[n] = (short) (random.nextGaussian() * 2000);
        }
        return noise;
    }
}
