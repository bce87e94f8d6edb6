package dev.attendant.speech.elevenlabs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.service.StreamedVoiceContract;
import dev.attendant.speech.service.Timed;
import dev.attendant.speech.service.Timed.Mark;
import dev.attendant.testcalls.service.FakeExchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** https://elevenlabs.io/docs/api-reference/text-to-speech/stream-with-timestamps */
class ElevenLabsVoiceTest extends StreamedVoiceContract {

    @Override
    public EngineFactory.OfSynthesizer factory() {
        return new ElevenLabsVoiceFactory();
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("voice", "21m00Tcm4TlvDq8ikWAM");
    }

    @Override
    public boolean isMuLaw(int wanted) {
        return wanted == 8000;
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public byte[] begun(byte[] sound) {
        return (line(Arrays.copyOfRange(sound, 0, sound.length / 3), new JsonObject()
                .putNull("alignment"))
                + line(Arrays.copyOfRange(sound, sound.length / 3, sound.length), new JsonObject())).getBytes(UTF_8);
    }

    private static String line(byte[] sound, JsonObject rest) {
        return rest.put("audio_base64", Base64.getEncoder().encodeToString(sound)).encode() + "\n";
    }

    @Override
    public byte[] malformed() {
        return "{\"audio_base64\": 3, \"alignment\": []}\n".getBytes(UTF_8);
    }

    @Override
    public String text(FakeExchange exchange) {
        return exchange.body().getString("text");
    }

    @Override
    public String error(String message) {
        return new JsonObject().put("detail", new JsonObject().put("status", "bad").put("message", message)).encode();
    }

    private static JsonObject times(String characters, double... ends) {
        JsonArray each = new JsonArray();
        JsonArray times = new JsonArray();
        characters.codePoints().forEach(c -> each.add(Character.toString(c)));
        Arrays.stream(ends).forEach(times::add);
        return new JsonObject().put("alignment", new JsonObject()
                .put("characters", each)
                .put("character_start_times_seconds", times)
                .put("character_end_times_seconds", times));
    }

    private FakeExchange asked(Speech speech, Object... settings) throws Exception {
        service.then(whole(begun(new byte[160])));
        speak(voice(settings), speech);
        return service.exchange();
    }

    @Test
    void aSentenceIsAskedForAsTheVendorWantsIt() throws Exception {
        FakeExchange exchange = asked(new Speech("Xin chào.", "vi-VN", "", 8000));
        assertThat(exchange.requestLine()).isEqualTo(
                "POST /v1/text-to-speech/21m00Tcm4TlvDq8ikWAM/stream/with-timestamps?output_format=ulaw_8000 HTTP/1.1");
        assertThat(exchange.header("xi-api-key")).isEqualTo(KEY);
        assertThat(exchange.header("content-type")).isEqualTo("application/json");
        assertThat(exchange.body()).isEqualTo(new JsonObject()
                .put("text", "Xin chào.").put("model_id", "eleven_flash_v2_5").put("language_code", "vi"));
    }

    @Test
    void aModelThatTellsTheLanguageByTheTextIsNotToldIt() throws Exception {
        FakeExchange exchange =
                asked(english("Hi.", 16_000), "model", "eleven_multilingual_v2", "speed", "90");
        assertThat(exchange.requestLine()).endsWith("?output_format=pcm_16000 HTTP/1.1");
        assertThat(exchange.body()).isEqualTo(new JsonObject().put("text", "Hi.")
                .put("model_id", "eleven_multilingual_v2").put("voice_settings", new JsonObject().put("speed", 0.9)));
    }

    @Test
    void aVoicesNameDoesNotLeadOutOfItsPlaceInThePath() throws Exception {
        assertThat(asked(new Speech("Hi.", "en-US", "../a b?x=1#y", 8000)).requestLine())
                .startsWith("POST /v1/text-to-speech/..%2Fa%20b%3Fx%3D1%23y/stream/with-timestamps?output");
    }

    @Test
    void wordsAreTimedByTheirLastCharacterAlsoAcrossPieces() throws Exception {
        byte[] sound = new byte[4000];
        service.then(whole((line(sound, times("Good mo", 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4))
                + line(sound, times("rning 👍.", 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9))).getBytes(UTF_8)));
        Timed timed = speak(voice(), english("Good morning 👍.", 8000));
        assertThat(timed.marks).containsExactly(new Mark(4, 2000), new Mark(12, 5200), new Mark(16, 7200));
    }

    @Test
    void timesOfAnotherTextAreNotTold() throws Exception {
        service.then(whole(line(new byte[4000], times("Four two", 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8))
                .getBytes(UTF_8)));
        assertThat(speak(voice(), english("42", 8000)).marks).isEmpty();
    }

    @Test
    void theSameLinesAsEventsAreReadToo() throws Exception {
        service.then(whole(("event: message\ndata: " + line(new byte[800], new JsonObject()) + "\n: awake\n\n"
                + "data: [DONE]\n\n").getBytes(UTF_8)));
        assertThat(speak(voice(), hello()).samples()).hasSize(800);
    }

    @Test
    void anErrorBetweenTheLinesFailsTheSentence() throws Exception {
        service.then(whole((line(new byte[800], new JsonObject()) + error("no more for " + KEY)).getBytes(UTF_8)));
        Timed timed = new Timed();
        voice().speak(hello(), timed);
        assertThat(timed.awaitEnd()).contains("no more for ***").doesNotContain(KEY);
    }

    @Test
    void aLanguageWithoutAVoiceIsRefused() throws Exception {
        Timed timed = new Timed();
        voice("voice", "", "voices", "en: Rachel").speak(new Speech("مرحبا", "ar", "", 8000), timed);
        assertThat(timed.awaitEnd()).contains("no voice for ar", "voices");
        assertThat(timed.refusals).hasValue(1);
        assertThatThrownBy(() -> voice("voice", "")).hasMessageContaining("is missing; give the voice's id");
    }

    @Test
    void aLanguageOfARegionGoesBeforeTheLanguage() throws Exception {
        assertSpeakers("en: A, en-GB: B, ar: C");
        assertSpeakers("en=A,en-GB=B,ar=C");
        assertSpeakers(Map.of("en", "A", "en-GB", "B", "ar", "C"));
    }

    private void assertSpeakers(Object voices) throws Exception {
        for (List<String> expected : List.of(List.of("en-GB", "B"), List.of("en_gb", "B"), List.of("en-AU", "A"),
                List.of("ar-EG", "C"), List.of("de", "21m00Tcm4TlvDq8ikWAM"))) {
            assertThat(asked(new Speech("Hi.", expected.getFirst(), "", 8000), "voices", voices).requestLine())
                    .startsWith("POST /v1/text-to-speech/" + expected.getLast() + "/");
        }
    }
}
