package dev.attendant.speech.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attendant.speech.request.Transcript;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class WhisperAnswerTest {

    private static Transcript read(JsonObject... segments) {
        JsonArray list = new JsonArray();
        for (JsonObject segment : segments) {
            list.add(segment);
        }
        return new WhisperAnswer(0.6).read(new JsonObject().put("text", "all of it").put("segments", list));
    }

    @Test
    void whatTheModelItselfCallsSilenceIsNoWords() {
        assertThat(read(OpenAiSpoken.segment("so I went", -1.2, 0.9)).words()).isEmpty();
        assertThat(read(OpenAiSpoken.segment("so I went", -0.2, 0.9)).words()).isEqualTo("so I went");
        assertThat(read(OpenAiSpoken.segment("so I went", -1.2, 0.1)).words()).isEqualTo("so I went");
    }

    @Test
    void thanksAreBelievedUnlessItWasProbablySilent() {
        assertThat(read(OpenAiSpoken.segment("Thank you.", -0.3, 0.1)).words()).isEqualTo("Thank you.");
        assertThat(read(OpenAiSpoken.segment("Thank you.", -0.3, 0.8)).words()).isEmpty();
    }

    @Test
    void theEndsOfFilmsAreNeverBelieved() {
        assertThat(read(OpenAiSpoken.segment("Thanks for watching!", -0.1, 0.0)).words()).isEmpty();
        assertThat(new WhisperAnswer(0.6).read(new JsonObject().put("text", "ترجمة نانسي قنقر")))
                .isEqualTo(Transcript.NOTHING);
    }

    @Test
    void aSegmentThatIsNoneIsLeftOutAndTheOthersStay() {
        assertThat(read(OpenAiSpoken.segment("My order is late.", Math.log(0.8), 0.0),
                OpenAiSpoken.segment("Thanks for watching!", -0.1, 0.9)))
                .isEqualTo(new Transcript("My order is late.", 0.8));
    }

    @Test
    void theConfidenceOfNewerModelsIsThatOfTheirTokens() {
        JsonArray tokens = new JsonArray()
                .add(new JsonObject().put("token", "My").put("logprob", Math.log(0.9)))
                .add(new JsonObject().put("token", " order").put("logprob", Math.log(0.4)));
        Transcript heard = new WhisperAnswer(0.6)
                .read(new JsonObject().put("text", "My order").put("logprobs", tokens));
        assertThat(heard.confidence()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void withoutASignOfItTheWordsAreSure() {
        assertThat(new WhisperAnswer(0.6).read(new JsonObject().put("text", " My order ")))
                .isEqualTo(new Transcript("My order", 1));
    }
}
