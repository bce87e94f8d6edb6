package dev.attendant.speech.openai;

import dev.attendant.conversation.audio.Wav;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.speech.remote.LanguageTag;
import dev.attendant.speech.remote.LikelyPhrases;
import dev.attendant.speech.remote.RemoteSettings;
import dev.attendant.speech.request.Question;
import dev.attendant.speech.request.RequestDialect;
import dev.attendant.speech.request.Transcript;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * OpenAI's transcriptions (https://platform.openai.com/docs/api-reference/audio/createTranscription), which Groq, vLLM,
 * faster-whisper's servers (speaches) and whisper.cpp's (with {@code --inference-path /v1/audio/transcriptions}) speak
 * too.
 */
final class OpenAiTranscription implements RequestDialect {

    private static final String PATH = "/audio/transcriptions";
    private static final int PROMPT_BYTES = 500;

    private final RemoteSettings settings;
    private final int sampleRate;
    private final String format;
    private final WhisperAnswer answer;

    /**
     * @param sampleRate of the audio that is sent: Whisper's own is 16000, and whisper.cpp takes no other
     * @param format     of the answer; empty for what the model takes
     */
    OpenAiTranscription(RemoteSettings settings, int sampleRate, String format, WhisperAnswer answer) {
        this.settings = settings;
        this.sampleRate = sampleRate;
        this.format = format;
        this.answer = answer;
    }

    @Override
    public int sampleRate(int given) {
        return sampleRate;
    }

    @Override
    public Question question(short[] samples, int rate, Scenario scenario) {
        String model = settings.model(scenario);
        // OpenAI's newer models know no verbose_json, and tell how sure they are only when asked
        boolean newer = model.startsWith("gpt-");
        Multipart body = new Multipart("attendant-" + UUID.randomUUID());
        body.field("model", model);
        body.field("language", settings.language(scenario, LanguageTag::primary));
        body.field("response_format", !format.isEmpty() ? format : newer ? "json" : "verbose_json");
        body.field("temperature", "0");
        if (newer) {
            body.field("include[]", "logprobs");
        }
        List<String> phrases = LikelyPhrases.of(scenario, settings.phrases(), PROMPT_BYTES);
        if (!phrases.isEmpty()) {
            body.field("prompt", String.join(", ", phrases) + ".");
        }
        Buffer whole = body.file("file", "utterance.wav", "audio/wav", Wav.mono(rate, samples).bytes()).end();
        Map<String, String> headers = settings.service().key().isEmpty()
                ? Map.of("content-type", body.contentType())
                : Map.of("content-type", body.contentType(),
                        "authorization", "Bearer " + settings.service().key().reveal());
        return new Question(settings.service().address(PATH), headers, whole);
    }

    @Override
    public Transcript read(JsonObject said) {
        return answer.read(said);
    }
}
