package dev.attendant.speech.google;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.service.Timed.Mark;
import dev.attendant.speech.service.VoiceContract;
import dev.attendant.speech.service.Wav;
import dev.attendant.testcalls.service.FakeExchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** https://cloud.google.com/text-to-speech/docs/reference/rest/v1/text/synthesize */
class GoogleVoiceTest extends VoiceContract {

    @Override
    public EngineFactory.OfSynthesizer factory() {
        return new GoogleVoiceFactory();
    }

    @Override
    public boolean isMuLaw(int wanted) {
        return wanted == 8000;
    }

    @Override
    public String contentType() {
        return "application/json; charset=UTF-8";
    }

    @Override
    public byte[] begun(byte[] sound) {
        String all = new String(answer(sound), UTF_8);
        return all.substring(0, all.length() - 3).getBytes(UTF_8);
    }

    @Override
    public byte[] answer(byte[] sound) {
        return answer(sound, new JsonObject());
    }

    /** With a header as of the rate that the contract asks for: MULAW at 8 kHz and LINEAR16 at 16 kHz. */
    private static byte[] answer(byte[] sound, JsonObject more) {
        boolean muLaw = sound.length < 2 * 16_000 / 5;
        byte[] file = Wav.file(muLaw ? 7 : 1, 1, muLaw ? 8000 : 16_000, sound.length, sound, new byte[0]);
        return more.put("audioContent", Base64.getEncoder().encodeToString(file)).encodePrettily().getBytes(UTF_8);
    }

    @Override
    public byte[] malformed() {
        return "{\"audioContent\": {\"a\": 1}}".getBytes(UTF_8);
    }

    @Override
    public String text(FakeExchange exchange) {
        return exchange.body().getJsonObject("input").getString("text");
    }

    @Override
    public String error(String message) {
        return new JsonObject().put("error", new JsonObject().put("code", 429).put("message", message)
                .put("status", "X")).encode();
    }

    private JsonObject asked(Speech speech, Object... settings) throws Exception {
        service.then(whole(answer(new byte[160])));
        speak(voice(settings), speech);
        return service.exchange().body();
    }

    @Test
    void aSentenceIsAskedForAsTheVendorWantsIt() throws Exception {
        service.then(whole(answer(new byte[160])));
        speak(voice("speed", "90"), hello());
        FakeExchange exchange = service.exchange();
        assertThat(exchange.requestLine()).isEqualTo("POST /v1/v1/text:synthesize HTTP/1.1");
        assertThat(exchange.header("x-goog-api-key")).isEqualTo(KEY);
        assertThat(exchange.body()).isEqualTo(new JsonObject()
                .put("input", new JsonObject().put("text", "Hello there."))
                .put("voice", new JsonObject().put("languageCode", "en-US"))
                .put("audioConfig", new JsonObject().put("audioEncoding", "MULAW").put("sampleRateHertz", 8000)
                        .put("speakingRate", 0.9)));
        assertThat(asked(english("Hi.", 16_000)).getJsonObject("audioConfig")).isEqualTo(
                new JsonObject().put("audioEncoding", "LINEAR16").put("sampleRateHertz", 16_000));
    }

    @Test
    void theLanguageIsTheVoicesOrAsTheVendorCallsIt() throws Exception {
        assertThat(asked(new Speech("Hi.", "en-US", "en-GB-Chirp3-HD-Kore", 8000)).getJsonObject("voice"))
                .isEqualTo(new JsonObject().put("languageCode", "en-GB").put("name", "en-GB-Chirp3-HD-Kore"));
        for (List<String> code : List.of(List.of("ar-EG", "ar-XA"), List.of("zh-CN", "cmn-CN"), List.of("zh-hk", "yue-HK"),
                List.of("vi-VN", "vi-VN"))) {
            assertThat(asked(new Speech("Hi.", code.getFirst(), "", 8000)).getJsonObject("voice"))
                    .isEqualTo(new JsonObject().put("languageCode", code.getLast()));
        }
    }

    @Test
    void wordsAreTimedWhereTheVoiceTakesMarks() throws Exception {
        service.then(whole(answer(new byte[1600], new JsonObject().put("timepoints", new JsonArray()
                .add(new JsonObject().put("markName", "2").put("timeSeconds", 0.1))
                .add(new JsonObject().put("markName", "10").put("timeSeconds", 0.2))))));
        assertThat(speak(voice("timed-words", "true"), english("<b \"a&b'c>", 8000)).marks)
                .containsExactly(new Mark(2, 800), new Mark(10, 1600));
        FakeExchange exchange = service.exchange();
        assertThat(exchange.requestLine()).startsWith("POST /v1/v1beta1/text:synthesize ");
        assertThat(exchange.body().getJsonArray("enableTimePointing")).isEqualTo(new JsonArray().add("SSML_MARK"));
        assertThat(exchange.body().getJsonObject("input")).isEqualTo(new JsonObject().put("ssml",
                "<speak>&lt;b<mark name=\"2\"/> &quot;a&amp;b&apos;c&gt;<mark name=\"10\"/></speak>"));
        assertThatThrownBy(() -> voice("timed-words", "yes")).hasMessageContaining("true or false");
    }

    @Test
    void whatXmlDoesNotHaveBecomesABlank() {
        assertThat(new MarkedText("a\u0000\u000b\ud83d b👍").ssml())
                .isEqualTo("<speak>a <mark name=\"2\"/>  <mark name=\"4\"/> b👍<mark name=\"8\"/></speak>");
    }

    @Test
    void aTextThatIsTooLongWithMarksIsSentWithoutThem() throws Exception {
        String text = "a ".repeat(300).strip();
        assertThat(asked(english(text, 8000), "timed-words", "true").getJsonObject("input"))
                .isEqualTo(new JsonObject().put("text", text));
    }
}
