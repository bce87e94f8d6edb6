package dev.attendant.speech.cartesia;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.service.StreamedVoiceContract;
import dev.attendant.speech.service.Timed;
import dev.attendant.speech.service.Timed.Mark;
import dev.attendant.testcalls.service.FakeExchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** https://docs.cartesia.ai/2025-04-16/api-reference/tts/sse */
class CartesiaVoiceTest extends StreamedVoiceContract {

    private static final String VOICE = "6ccbfb76-1fc6-48f7-b71d-91ac6298247b";

    @Override
    public EngineFactory.OfSynthesizer factory() {
        return new CartesiaVoiceFactory();
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("voice", VOICE);
    }

    @Override
    public boolean isMuLaw(int wanted) {
        return wanted == 8000;
    }

    @Override
    public String contentType() {
        return "text/event-stream";
    }

    private static String event(String type, JsonObject event) {
        return "event: " + type + "\ndata: " + event.put("type", type).put("done", type.equals("done"))
                .put("status_code", 206).put("context_id", "c").encode() + "\n\n";
    }

    private static String chunk(byte[] sound) {
        return event("chunk", new JsonObject().put("data", Base64.getEncoder().encodeToString(sound))
                .put("step_time", 12.5));
    }

    private static String words(JsonArray words, JsonArray ends) {
        return event("timestamps", new JsonObject().put("word_timestamps",
                new JsonObject().put("words", words).put("start", ends).put("end", ends)));
    }

    @Override
    public byte[] begun(byte[] sound) {
        return chunk(sound).getBytes(UTF_8);
    }

    @Override
    public byte[] ended() {
        return event("done", new JsonObject()).getBytes(UTF_8);
    }

    @Override
    public byte[] malformed() {
        return "data: {\"type\": \"chunk\", \"data\": \"%%%\"}\n\n".getBytes(UTF_8);
    }

    @Override
    public String text(FakeExchange exchange) {
        return exchange.body().getString("transcript");
    }

    @Override
    public String error(String message) {
        return new JsonObject().put("error_code", "x").put("title", "Bad").put("message", message).encode();
    }

    @Test
    void aSentenceIsAskedForAsTheVendorWantsIt() throws Exception {
        service.then(whole(answer(new byte[160]))).then(whole(answer(new byte[160])));
        speak(voice("speed", "110"), new Speech("Hola.", "es-MX", "", 8000));
        FakeExchange exchange = service.exchange();
        assertThat(exchange.requestLine()).isEqualTo("POST /v1/tts/sse HTTP/1.1");
        assertThat(exchange.header("x-api-key")).isEqualTo(KEY);
        assertThat(exchange.header("cartesia-version")).isEqualTo("2025-04-16");
        JsonObject format = new JsonObject().put("container", "raw").put("encoding", "pcm_mulaw")
                .put("sample_rate", 8000);
        assertThat(exchange.body()).isEqualTo(new JsonObject()
                .put("model_id", "sonic-3").put("transcript", "Hola.")
                .put("voice", new JsonObject().put("mode", "id").put("id", VOICE))
                .put("language", "es").put("output_format", format).put("add_timestamps", true)
                .put("generation_config", new JsonObject().put("speed", 1.1)));
        speak(voice(), english("Hi.", 16_000));
        assertThat(service.exchange().body().getJsonObject("output_format")).isEqualTo(
                format.put("encoding", "pcm_s16le").put("sample_rate", 16_000));
    }

    @Test
    void wordsAreFoundInTheTextAndTimed() throws Exception {
        service.then(whole((words(new JsonArray().add("No,").add("no,"), new JsonArray().add(0.25).add(0.5))
                + chunk(new byte[8000]) + words(new JsonArray().add("forty").add("thanks."), new JsonArray().add(0.7).add(1))
                + new String(ended(), UTF_8)).getBytes(UTF_8)));
        assertThat(speak(voice(), english("No, no, 40 thanks.", 8000)).marks)
                .containsExactly(new Mark(3, 2000), new Mark(7, 4000), new Mark(18, 8000));
    }

    @Test
    void anErrorBetweenTheEventsFailsTheSentence() throws Exception {
        for (String field : new String[] {"error", "message"}) {
            service.then(exchange -> begin(exchange).send(chunk(new byte[800]))
                    .send(event("error", new JsonObject().put(field, "overloaded by " + KEY))).holdUntilClosed());
            Timed timed = new Timed();
            voice().speak(hello(), timed);
            assertThat(timed.awaitEnd()).contains("overloaded by ***").doesNotContain(KEY);
            assertThat(service.exchange().clientHasClosed()).isTrue();
        }
    }

    @Test
    void anAnswerThatEndsWithoutSayingSoFails() throws Exception {
        service.then(whole(begun(new byte[800])));
        Timed timed = new Timed();
        voice().speak(hello(), timed);
        assertThat(timed.awaitEnd()).contains("in the middle");
    }

    @Test
    void theSentenceIsOverWithItsLastEventAlsoWhereTheStreamIsNot() throws Exception {
        service.then(exchange -> begin(exchange).send(answer(new byte[800])).holdUntilClosed());
        assertThat(speak(voice("between-bytes", "1s"), hello()).samples()).hasSize(800);
        assertThat(service.exchange().clientHasClosed()).isTrue();
    }
}
