package dev.attendant.speech.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.service.StreamedVoiceContract;
import dev.attendant.speech.service.Timed;
import dev.attendant.speech.service.Wav;
import dev.attendant.testcalls.service.FakeExchange;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** https://platform.openai.com/docs/api-reference/audio/createSpeech */
class OpenAiVoiceTest extends StreamedVoiceContract {

    @Override
    public EngineFactory.OfSynthesizer factory() {
        return new OpenAiVoiceFactory();
    }

    @Override
    public int rate(int wanted) {
        return 24_000;
    }

    @Override
    public boolean isMuLaw(int wanted) {
        return false;
    }

    @Override
    public String contentType() {
        return "audio/pcm";
    }

    @Override
    public String text(FakeExchange exchange) {
        return exchange.body().getString("input");
    }

    @Override
    public String error(String message) {
        return new JsonObject().put("error", new JsonObject().put("message", message).put("type", "x")).encode();
    }

    @Test
    void aSentenceIsAskedForAsTheVendorWantsIt() throws Exception {
        service.then(whole(new byte[480])).then(whole(new byte[480]));
        speak(voice(), hello());
        FakeExchange exchange = service.exchange();
        assertThat(exchange.requestLine()).isEqualTo("POST /v1/audio/speech HTTP/1.1");
        assertThat(exchange.header("authorization")).isEqualTo("Bearer " + KEY);
        assertThat(exchange.body()).isEqualTo(new JsonObject().put("model", "gpt-4o-mini-tts")
                .put("input", "Hello there.").put("voice", "alloy").put("response_format", "pcm"));
        speak(voice("model", "kokoro", "voices", "vi: linh", "speed", "125", "instructions", "Calm.", "format", "wav"),
                new Speech("Xin chào.", "vi-VN", "", 8000));
        assertThat(service.exchange().body()).isEqualTo(new JsonObject().put("model", "kokoro")
                .put("input", "Xin chào.").put("voice", "linh").put("response_format", "wav").put("speed", 1.25)
                .put("instructions", "Calm."));
        assertThatThrownBy(() -> voice("format", "mp3")).hasMessageContaining("pcm or wav");
    }

    @Test
    void aServerOfOnesOwnNeedsNoKey() throws Exception {
        service.then(whole(new byte[480]));
        speak(voice("key", ""), hello());
        assertThat(service.exchange().header("authorization")).isEmpty();
    }

    @Test
    void aWavFileIsReadThoughSamplesWereAskedFor() throws Exception {
        byte[] sound = new byte[2 * 800];
        for (long size : new long[] {sound.length, 0, 0xffffffffL}) {
            byte[] behind = size == sound.length ? "LIST\4\0\0\0noise".getBytes(UTF_8) : new byte[0];
            byte[] file = Wav.file(1, 1, 16_000, size, sound, behind);
            service.then(exchange -> {
                exchange.begin(200, "Content-Type: audio/x-wav");
                for (byte b : file) {
                    exchange.send(new byte[] {b});
                }
                exchange.end();
            });
            assertThat(speak(voice(), english("Hi.", 8000)).samples()).hasSize(400).containsOnly(0);
        }
        service.then(whole(Wav.file(7, 1, 8000, 800, new byte[800], new byte[0])));
        assertThat(speak(voice(), english("Hi.", 8000)).samples()).hasSize(800);
    }

    @Test
    void aWavFileThatIsNoTelephonesFails() throws Exception {
        byte[] sound = new byte[400];
        assertThat(failed(Wav.file(1, 2, 16_000, 400, sound, new byte[0]))).contains("2 channels");
        assertThat(failed(Wav.file(3, 1, 16_000, 400, sound, new byte[0]))).contains("form 3");
        assertThat(failed(Wav.file(1, 1, 1, 400, sound, new byte[0]))).contains("1 samples a second");
        assertThat(failed(Wav.file(1, 1, 16_000, 0, new byte[0], new byte[0]))).contains("no sound");
        assertThat(failed("RIFFxxxxWAVEdata\4\0\0\0abcd".getBytes(UTF_8))).contains("without a format");
        assertThat(failed("RIFFxxxxWAVEjunk\377\377\377\377".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                .contains("header of more than");
        assertThat(failed("ID3 and so on".getBytes(UTF_8))).contains("MP3");
    }

    private String failed(byte[] answer) throws Exception {
        service.then(whole(answer));
        Timed timed = new Timed();
        voice().speak(hello(), timed);
        return timed.awaitEnd();
    }

    @Test
    void aSingleSampleAndAHalfIsOneSample() throws Exception {
        service.then(whole(new byte[3]));
        assertThat(speak(voice("rate", "8000"), hello()).samples()).hasSize(1);
    }

    @Test
    void anAnswerWithoutEndIsGivenUp() throws Exception {
        service.then(exchange -> {
            begin(exchange);
            byte[] much = new byte[256 * 1024];
            for (int i = 0; i < 80; i++) {
                exchange.send(much);
            }
            exchange.holdUntilClosed();
        });
        Timed timed = new Timed();
        voice("rate", "8000").speak(hello(), timed);
        assertThat(timed.awaitEnd()).contains("an answer of more than");
    }
}
