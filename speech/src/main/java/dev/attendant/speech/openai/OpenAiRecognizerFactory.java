package dev.attendant.speech.openai;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Recognizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.service.Vendor;
import dev.attendant.speech.remote.RemoteSettings;
import dev.attendant.speech.request.RequestRecognizer;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.function.UnaryOperator;

/**
 * {@code openai}: OpenAI's transcriptions, and any service that speaks them, by {@code url}. Beside the settings of all
 * services that hear: {@code sample-rate} (16000 or 8000), {@code format} ({@code verbose_json} or {@code json};
 * unless given, what the model takes), {@code no-speech} in percent.
 */
public final class OpenAiRecognizerFactory implements EngineFactory.OfRecognizer {

    private static final Vendor OPENAI = new Vendor("https://api.openai.com/v1", "OPENAI_API_KEY");
    /** A prompt is at most 224 tokens of Whisper. */
    private static final int USUAL_PHRASES = 20;
    /** Whisper's own threshold. */
    private static final int USUAL_NO_SPEECH = 60;

    private final UnaryOperator<String> environment;

    public OpenAiRecognizerFactory() {
        this(System::getenv);
    }

    OpenAiRecognizerFactory(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Recognizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        RemoteSettings remote = RemoteSettings.read(settings, OPENAI, "whisper-1", USUAL_PHRASES, environment);
        String rate = settings.text("sample-rate", "16000").strip();
        if (!rate.equals("8000") && !rate.equals("16000")) {
            throw settings.invalid("sample-rate", "must be 8000 or 16000");
        }
        String format = settings.text("format", "").strip();
        if (!format.isEmpty() && !format.equals("json") && !format.equals("verbose_json")) {
            throw settings.invalid("format", "must be json or verbose_json");
        }
        double noSpeech = settings.number("no-speech", USUAL_NO_SPEECH, 1, 100) / 100.0;
        settings.refuseUnknown();
        OpenAiTranscription dialect =
                new OpenAiTranscription(remote, Integer.parseInt(rate), format, new WhisperAnswer(noSpeech));
        return new RequestRecognizer(vertx, remote, dialect);
    }
}
