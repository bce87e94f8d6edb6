package dev.attendant.speech.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.audio.G711;
import dev.attendant.speech.contract.OneRequest;
import dev.attendant.speech.contract.Shop;
import dev.attendant.testcalls.service.FakeExchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What Google is sent, field by field. */
class GoogleRecognizeTest extends OneRequest {

    GoogleRecognizeTest() {
        super(new GoogleSpoken());
    }

    @Test
    void theRequestCarriesTheKeyInAHeaderAndTheSoundInItsBody() throws InterruptedException {
        FakeExchange request = ask(Shop.in("en-GB"));
        assertThat(request.requestLine()).isEqualTo("POST /v1/speech:recognize HTTP/1.1");
        assertThat(request.header("x-goog-api-key")).isEqualTo(KEY);
        JsonObject config = request.body().getJsonObject("config");
        assertThat(config).isEqualTo(new JsonObject()
                .put("encoding", "MULAW").put("sampleRateHertz", 8000).put("audioChannelCount", 1)
                .put("languageCode", "en-GB").put("maxAlternatives", 1).put("enableAutomaticPunctuation", true)
                .put("speechContexts", new JsonArray().add(new JsonObject().put("phrases", new JsonArray()
                        .add("Tuesday").add("Sunday").add("where is my order").add("are you open on Tuesday")))));
        byte[] sound = Base64.getDecoder().decode(request.body().getJsonObject("audio").getString("content"));
        assertThat(sound).hasSize(3200);
        assertThat(sound[1]).isEqualTo(G711.MU_LAW.encode((short) (8000 * Math.sin(2 * Math.PI * 400 / 8000))));
    }

    @Test
    void aLanguageHasARegionThere() throws InterruptedException {
        assertThat(ask(Shop.in("ar")).body().getJsonObject("config").getString("languageCode")).isEqualTo("ar-EG");
        assertThat(ask(Shop.in("ar"), "language", "ar: ar-SA", "model", "latest_short", "phrases", "0").body()
                .getJsonObject("config")).isEqualTo(new JsonObject()
                .put("encoding", "MULAW").put("sampleRateHertz", 8000).put("audioChannelCount", 1)
                .put("languageCode", "ar-SA").put("maxAlternatives", 1).put("enableAutomaticPunctuation", true)
                .put("model", "latest_short"));
    }
}
