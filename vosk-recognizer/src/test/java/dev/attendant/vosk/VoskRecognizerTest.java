package dev.attendant.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.Recognizer.Hearing;
import dev.attendant.conversation.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a model that the tests script, in place of native code. */
class VoskRecognizerTest {

    private static final Scenario SHOP = Scenarios.of("shop", "en-US", Map.of("day", List.of("Monday", "New Year's")),
            "Are you open on {day}?", "Yes!");

    private final ScriptedModel model = new ScriptedModel(16000);
    private VoskRecognizer recognizer = with(2, Duration.ofSeconds(20), false);

    private VoskRecognizer with(int threads, Duration wait, boolean phrasesOnly) {
        return new VoskRecognizer(Map.of("en", model), new DecodingThreads(threads), wait, phrasesOnly);
    }

    @AfterEach
    void close() {
        model.gate.countDown();
        recognizer.close();
    }

    private static void say(Hearing hearing, int frames, int size) {
        short[] frame = new short[size];
        for (int n = 0; n < frames; n++) {
            hearing.audio(frame);
        }
    }

    @Test
    void theWordsAreToldWhileTheCallerSpeaksAndThenAll() throws Exception {
        var heard = new HeardOnce();
        var hearing = recognizer.hear(16000, SHOP, heard);
        say(hearing, 5, 320);
        assertThat(heard.partials.poll(20, TimeUnit.SECONDS)).isEqualTo("word1");
        say(hearing, 5, 320);
        assertThat(heard.partials.poll(20, TimeUnit.SECONDS)).startsWith("word1 word2");
        hearing.finish();
        assertThat(heard.await()).isEqualTo("result: word1 word2 word3");
        assertThat(heard.confidence).isEqualTo(0.5);
    }

    @Test
    void whatTheModelTakesForTheEndIsOnlyAPause() throws Exception {
        var heard = new HeardOnce();
        var hearing = recognizer.hear(16000, SHOP, heard);
        short[] pause = new short[1600];
        pause[0] = 1;
        hearing.audio(pause);
        say(hearing, 1, 1600);
        hearing.finish();
        assertThat(heard.await()).isEqualTo("result: word1 word2 word3");
    }

    @Test
    void aTelephoneCallIsHeardAtTheModelsRate() throws Exception {
        var heard = new HeardOnce();
        var hearing = recognizer.hear(8000, SHOP, heard);
        say(hearing, 50, 160);
        hearing.finish();
        heard.await();
        assertThat(model.samples).hasValue(16000);
    }

    @Test
    void noAudioIsNoWords() throws Exception {
        var heard = new HeardOnce();
        recognizer.hear(8000, SHOP, heard).finish();
        assertThat(heard.await()).isEqualTo("result: ");
    }

    @Test
    void noMoreThanTheThreadsDecodeAtOnceAndAllAreHeard() throws Exception {
        model.gate = new CountDownLatch(1);
        var all = new ArrayList<HeardOnce>();
        for (int n = 0; n < 20; n++) {
            var heard = new HeardOnce();
            all.add(heard);
            var hearing = recognizer.hear(16000, SHOP, heard);
            say(hearing, 10, 320);
            hearing.finish();
        }
        model.gate.countDown();
        for (HeardOnce heard : all) {
            assertThat(heard.await()).isEqualTo("result: word1 word2 word3");
        }
        assertThat(model.mostBusy.get()).isBetween(1, 2);
    }

    @Test
    void aResultThatTakesTooLongFailsWithTheRemedy() throws Exception {
        model.gate = new CountDownLatch(1);
        recognizer.close();
        recognizer = with(1, Duration.ofMillis(50), false);
        var heard = new HeardOnce();
        var hearing = recognizer.hear(16000, SHOP, heard);
        say(hearing, 1, 320);
        hearing.finish();
        assertThat(heard.await()).contains("recognizer.vosk.threads");
    }

    @Test
    void nothingFollowsACancellationAndItsDecoderIsFreed() throws Exception {
        model.gate = new CountDownLatch(1);
        var cancelled = new HeardOnce();
        var hearing = recognizer.hear(16000, SHOP, cancelled);
        say(hearing, 10, 320);
        hearing.cancel();
        model.gate.countDown();
        say(hearing, 1, 320);
        hearing.finish();
        recognizer.close();
        assertThat(cancelled.end).isNotDone();
        assertThat(cancelled.partials).isEmpty();
        assertThat(model.open).hasValue(0);
        assertThat(model.closed).isTrue();
    }

    @Test
    void aModelThatBreaksFailsTheUtteranceAndNotTheNext() throws Exception {
        model.broken = true;
        var first = new HeardOnce();
        var hearing = recognizer.hear(16000, SHOP, first);
        say(hearing, 1, 320);
        assertThat(first.await()).contains("out of order");
        model.broken = false;
        var second = new HeardOnce();
        var next = recognizer.hear(16000, SHOP, second);
        say(next, 10, 320);
        next.finish();
        assertThat(second.await()).isEqualTo("result: word1 word2 word3");
    }

    @Test
    void anUtteranceUnderWayFailsAtTheCloseAndLeavesNoDecoder() throws Exception {
        var heard = new HeardOnce();
        say(recognizer.hear(16000, SHOP, heard), 10, 320);
        assertThat(heard.partials.poll(20, TimeUnit.SECONDS)).isNotNull();
        recognizer.close();
        assertThat(heard.await()).isEqualTo("failed: Vosk has been closed");
        assertThat(model.open).hasValue(0);
    }

    @Test
    void aLanguageWithoutAModelFailsWithTheRemedy() throws Exception {
        var heard = new HeardOnce();
        recognizer.hear(8000, Scenarios.of("arabic", "ar", Map.of(), "\u0646\u0639\u0645"), heard);
        assertThat(heard.await()).contains("no model for ar", "recognizer.vosk.models");
    }

    @Test
    void theScenariosPhrasesAreTheGrammarWhenNothingElseIsToBeHeard() throws Exception {
        for (boolean phrasesOnly : new boolean[] {false, true}) {
            recognizer.close();
            recognizer = with(1, Duration.ofSeconds(20), phrasesOnly);
            var heard = new HeardOnce();
            var hearing = recognizer.hear(16000, SHOP, heard);
            say(hearing, 1, 320);
            hearing.finish();
            heard.await();
        }
        assertThat(model.grammars.getFirst()).isEmpty();
        assertThat(model.grammars.getLast().orElseThrow()).startsWith("[\"are you open on\",\"yes\",")
                .contains("\"monday\"", "\"new year's\"").endsWith(",\"[unk]\"]");
    }
}
