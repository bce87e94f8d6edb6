package dev.attendant.speech.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.service.StreamedVoiceContract;
import dev.attendant.speech.service.Timed;
import dev.attendant.testcalls.service.FakeExchange;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** https://developers.deepgram.com/reference/text-to-speech/speak-request */
class DeepgramVoiceTest extends StreamedVoiceContract {

    @Override
    public EngineFactory.OfSynthesizer factory() {
        return new DeepgramVoiceFactory();
    }

    @Override
    public boolean isMuLaw(int wanted) {
        return wanted == 8000;
    }

    @Override
    public String contentType() {
        return "audio/mulaw;rate=8000";
    }

    @Override
    public String text(FakeExchange exchange) {
        return exchange.body().getString("text");
    }

    @Override
    public String error(String message) {
        return new JsonObject().put("err_code", "BAD").put("err_msg", message).put("request_id", "r").encode();
    }

    @Test
    void aSentenceIsAskedForAsTheVendorWantsIt() throws Exception {
        service.then(whole(new byte[160])).then(whole(new byte[160]));
        speak(voice(), hello());
        FakeExchange exchange = service.exchange();
        assertThat(exchange.requestLine()).isEqualTo("POST /v1/speak?model=aura-2-thalia-en&encoding=mulaw"
                + "&sample_rate=8000&container=none HTTP/1.1");
        assertThat(exchange.header("authorization")).isEqualTo("Token " + KEY);
        assertThat(exchange.body()).isEqualTo(new JsonObject().put("text", "Hello there."));
        speak(voice("voices", "es: aura-2-celeste-es", "speed", "90"), new Speech("Hola.", "es-MX", "", 16_000));
        assertThat(service.exchange().requestLine()).isEqualTo("POST /v1/speak?model=aura-2-celeste-es"
                + "&encoding=linear16&sample_rate=16000&container=none&speed=0.90 HTTP/1.1");
    }

    @Test
    void aVoicesNameAddsNothingToTheQuery() throws Exception {
        service.then(whole(new byte[160]));
        speak(voice(), new Speech("Hi.", "en", "a&callback=http://x/#", 8000));
        assertThat(service.exchange().requestLine()).startsWith(
                "POST /v1/speak?model=a%26callback%3Dhttp%3A%2F%2Fx%2F%23&encoding=");
    }

    @Test
    void aLanguageThatIsNotTheVoicesIsRefused() throws Exception {
        Timed timed = new Timed();
        voice().speak(new Speech("مرحبا", "ar-EG", "", 8000), timed);
        assertThat(timed.awaitEnd()).contains("speaks no ar-EG", "aura-2-thalia-en", "voices");
        assertThat(timed.refusals).hasValue(1);
    }
}
