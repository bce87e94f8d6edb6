package dev.attendant.speech.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.speech.contract.OneRequest;
import dev.attendant.speech.contract.Shop;
import dev.attendant.testcalls.service.FakeExchange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a transcription service is sent, field by field. */
class OpenAiTranscriptionTest extends OneRequest {

    OpenAiTranscriptionTest() {
        super(new OpenAiSpoken());
    }

    private Map<String, String> fields(Scenario scenario, Object... settings) throws InterruptedException {
        return FormParts.of(ask(scenario, settings)).fields();
    }

    @Test
    void theRequestIsAFormWithTheSoundInIt() throws InterruptedException {
        FakeExchange request = ask(Shop.in("en-GB"));
        assertThat(request.requestLine()).isEqualTo("POST /v1/audio/transcriptions HTTP/1.1");
        assertThat(request.header("authorization")).isEqualTo("Bearer " + KEY);
        assertThat(request.header("content-type")).startsWith("multipart/form-data; boundary=attendant-");
        FormParts form = FormParts.of(request);
        assertThat(form.fields()).containsEntry("model", "whisper-1").containsEntry("language", "en")
                .containsEntry("response_format", "verbose_json").containsEntry("temperature", "0")
                .containsEntry("prompt", "Tuesday, Sunday, where is my order, are you open on Tuesday.")
                .doesNotContainKey("include[]");
        assertThat(form.heads().get("file")).contains("filename=\"utterance.wav\"", "Content-Type: audio/wav");
        assertThat(form.sound().sampleRate()).isEqualTo(16000);
    }

    @Test
    void theTelephonesRateAndNoPhrasesCanBeSet() throws InterruptedException {
        FormParts form = FormParts.of(ask(Shop.in("en-US"), "sample-rate", "8000", "phrases", "0"));
        assertThat(form.sound().sampleRate()).isEqualTo(8000);
        assertThat(form.sound().length()).isEqualTo(3200);
        assertThat(form.fields()).doesNotContainKey("prompt");
    }

    @Test
    void newerModelsAreAskedHowSureTheyAre() throws InterruptedException {
        assertThat(fields(Shop.in("vi-VN"), "model", "gpt-4o-mini-transcribe"))
                .containsEntry("response_format", "json").containsEntry("include[]", "logprobs")
                .containsEntry("language", "vi");
    }

    @Test
    void aModelAndItsFormatCanBeSetByLanguage() throws InterruptedException {
        assertThat(fields(Shop.in("ar-EG"), "model", "base.en, ar: Systran/faster-whisper-large-v3", "format", "json"))
                .containsEntry("model", "Systran/faster-whisper-large-v3").containsEntry("response_format", "json")
                .containsEntry("language", "ar");
    }

    @Test
    void aPromptMayBeInAnyScript() throws InterruptedException {
        Scenario shop = Shop.in("ar-EG");
        Scenario arabic = new Scenario(shop.name(), shop.language(), "", "", "",
                Map.of("day", List.of("الأحد")), List.of(), shop.tools(), shop.handover(), shop.texts(), false);
        byte[] prompt = fields(arabic).get("prompt").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new String(prompt, StandardCharsets.UTF_8)).isEqualTo("الأحد.");
    }
}
