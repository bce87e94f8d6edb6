package dev.attendant.speech.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.audio.Wav;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.speech.contract.OneRequest;
import dev.attendant.speech.contract.Shop;
import dev.attendant.testcalls.service.FakeExchange;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Azure is sent, field by field. */
class AzureShortAudioTest extends OneRequest {

    AzureShortAudioTest() {
        super(new AzureSpoken());
    }

    @Test
    void theRequestIsTheSoundAtTheRateThatIsDocumented() throws Exception {
        FakeExchange request = ask(Shop.in("vi"));
        assertThat(request.requestLine()).isEqualTo("POST /v1/speech/recognition/conversation/cognitiveservices/v1"
                + "?language=vi-VN&format=detailed&profanity=raw HTTP/1.1");
        assertThat(request.header("ocp-apim-subscription-key")).isEqualTo(KEY);
        assertThat(request.header("content-type")).isEqualTo("audio/wav; codecs=audio/pcm; samplerate=16000");
        assertThat(request.header("accept")).isEqualTo("application/json");
        Wav sound = Wav.read(new ByteArrayInputStream(request.bytes()), "the request");
        assertThat(sound.sampleRate()).isEqualTo(16000);
        assertThat(sound.length()).isBetween(6200, 6400);
    }

    @Test
    void theRegionOrTheAddressIsNeeded() {
        assertThatThrownBy(() -> new AzureRecognizerFactory().create(vertx,
                new EngineSettings("recognizer.azure", Map.of("key", KEY)), List.of()))
                .hasMessageContaining("westeurope");
        new AzureRecognizerFactory().create(vertx,
                new EngineSettings("recognizer.azure", Map.of("key", KEY, "region", "westeurope")), List.of()).close();
    }
}
