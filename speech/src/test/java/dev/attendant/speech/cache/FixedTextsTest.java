package dev.attendant.speech.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.Collected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixed texts are on disk, and so outlive the program and the engine. */
class FixedTextsTest {

    private static final Speech GREETING = new Speech("Welcome.", "en-US", "", 8000);
    private static final Speech SENTENCE = new Speech("Goodbye, Mrs. Smith.", "en-US", "", 8000);
    private static final Synthesizer DEAD = new RecordedOnly("espeak-ng cannot be run");

    /** Says 100 samples for everything. */
    private static final class Speaker implements Synthesizer {
        final AtomicInteger spoken = new AtomicInteger();

        @Override
        public Speaking speak(Speech speech, Listener listener) {
            spoken.incrementAndGet();
            listener.audio(new short[100]);
            listener.done();
            return () -> {};
        }

        @Override
        public void close() {}
    }

    @TempDir
    private Path data;

    private CachedSynthesizer over(Synthesizer engine, Map<String, ?> settings) {
        return CacheSettings.read(new EngineSettings("synthesizer.cache", settings), data).over("engine", engine, 1);
    }

    private static void prepare(CachedSynthesizer voice, Speech... fixed) throws Exception {
        for (Speech speech : fixed) {
            if (!voice.recall(speech)) {
                Collected collected = new Collected();
                voice.speak(speech, collected);
                assertThat(collected.end.get(20, TimeUnit.SECONDS)).as(speech.text()).isEmpty();
            }
        }
        voice.awaitWritten();
    }

    @Test
    void aRestartSpeaksThemFromDisk() throws Exception {
        prepare(over(new Speaker(), Map.of()), GREETING);
        var engine = new Speaker();
        prepare(over(engine, Map.of()), GREETING);
        assertThat(engine.spoken).hasValue(0);
    }

    @Test
    void withoutAnEngineTheyAreStillSpokenAndNothingElse() throws Exception {
        prepare(over(new Speaker(), Map.of()), GREETING);
        var voice = over(DEAD, Map.of());
        prepare(voice, GREETING);
        assertThat(Collected.speak(voice, GREETING)).hasSize(100);
        assertThatThrownBy(() -> Collected.speak(voice, SENTENCE)).hasMessage("espeak-ng cannot be run");
        assertThatThrownBy(() -> prepare(voice, GREETING, SENTENCE)).hasMessageContaining("Goodbye");
    }

    @Test
    void sentencesOfATalkAreNotOnDisk() throws Exception {
        var voice = over(new Speaker(), Map.of());
        prepare(voice, GREETING);
        Collected.speak(voice, SENTENCE);
        try (Stream<Path> files = Files.list(data.resolve("speech-cache"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void memoryNeverLetsGoOfThem() throws Exception {
        for (String disk : new String[] {"0", "1MB"}) {
            var engine = new Speaker();
            var voice = over(engine, Map.of("memory", "0", "disk", disk));
            prepare(voice, GREETING);
            Collected.speak(voice, SENTENCE);
            voice.cleanUp();
            assertThat(voice.remembered(GREETING)).as("with a disk of %s", disk).isPresent();
            assertThat(voice.remembered(SENTENCE)).isEmpty();
        }
    }

    @Test
    void aTextWithoutAnySoundIsNotKept() throws Exception {
        Synthesizer mute = new Synthesizer() {
            @Override
            public Speaking speak(Speech speech, Listener listener) {
                listener.done();
                return () -> {};
            }

            @Override
            public void close() {}
        };
        prepare(over(mute, Map.of()), GREETING);
        var engine = new Speaker();
        prepare(over(engine, Map.of()), GREETING);
        assertThat(engine.spoken).hasValue(1);
    }

    @Test
    void withoutADiskNothingIsWritten() throws Exception {
        prepare(over(new Speaker(), Map.of("disk", "0")), GREETING);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void whatMakesAnotherSoundIsAnotherEngineAndAnotherKeyIsNot() {
        String identity = EngineIdentity.of("openai", Map.of("voice", "alloy", "key", "one"));
        assertThat(EngineIdentity.of("openai", Map.of("key", "two", "voice", "alloy"))).isEqualTo(identity);
        assertThat(EngineIdentity.of("openai", Map.of("voice", "nova", "key", "one"))).isNotEqualTo(identity);
    }
}
