package dev.attendant.speech.smallest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.service.StreamedVoiceContract;
import dev.attendant.speech.service.Timed;
import dev.attendant.testcalls.service.FakeExchange;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** https://github.com/smallest-inc/smallest-ai-documentation, fern/apis/waves/openapi/tts-openapi.yaml */
class SmallestVoiceTest extends StreamedVoiceContract {

    @Override
    public EngineFactory.OfSynthesizer factory() {
        return new SmallestVoiceFactory();
    }

    @Override
    public boolean isMuLaw(int wanted) {
        return false;
    }

    @Override
    public String contentType() {
        return "text/event-stream; charset=utf-8";
    }

    @Override
    public byte[] begun(byte[] sound) {
        return ("event: audio\ndata: " + new JsonObject()
                .put("audio", Base64.getEncoder().encodeToString(sound)).encode() + "\n\n").getBytes(UTF_8);
    }

    @Override
    public byte[] ended() {
        return "data: {\"done\": true}\n\n".getBytes(UTF_8);
    }

    @Override
    public byte[] malformed() {
        return "data: {\"audio\": [1, 2]}\n\n".getBytes(UTF_8);
    }

    @Override
    public String text(FakeExchange exchange) {
        return exchange.body().getString("text");
    }

    @Override
    public String error(String message) {
        return new JsonObject().put("error", "InvalidRequest").put("message", message).encode();
    }

    @Test
    void aSentenceIsAskedForAsTheVendorWantsIt() throws Exception {
        service.then(whole(answer(new byte[160])));
        speak(voice("speed", "150"), new Speech("नमस्ते", "hi-IN", "", 8000));
        FakeExchange exchange = service.exchange();
        assertThat(exchange.requestLine()).isEqualTo("POST /v1/tts/live HTTP/1.1");
        assertThat(exchange.header("authorization")).isEqualTo("Bearer " + KEY);
        assertThat(exchange.body()).isEqualTo(new JsonObject()
                .put("text", "नमस्ते").put("voice_id", "magnus").put("model", "lightning_v3.1").put("language", "hi")
                .put("sample_rate", 8000).put("output_format", "pcm").put("speed", 1.5));
    }

    @Test
    void aLanguageThatItDoesNotSpeakIsRefused() throws Exception {
        Timed timed = new Timed();
        voice().speak(new Speech("Xin chào", "vi-VN", "", 8000), timed);
        assertThat(timed.awaitEnd()).contains("speaks no vi-VN");
        assertThat(timed.refusals).hasValue(1);
    }

    @Test
    void anErrorBetweenTheEventsFailsTheSentence() throws Exception {
        service.then(exchange -> begin(exchange).send(begun(new byte[800]))
                .send("data: " + error("overloaded by " + KEY) + "\n\n").holdUntilClosed());
        Timed timed = new Timed();
        voice().speak(hello(), timed);
        assertThat(timed.awaitEnd()).contains("InvalidRequest overloaded by ***").doesNotContain(KEY);
    }

    @Test
    void anAnswerThatEndsWithoutSayingSoFails() throws Exception {
        service.then(whole(begun(new byte[800])));
        Timed timed = new Timed();
        voice().speak(hello(), timed);
        assertThat(timed.awaitEnd()).contains("in the middle");
    }
}
