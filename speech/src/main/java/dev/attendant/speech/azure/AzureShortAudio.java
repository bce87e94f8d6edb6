package dev.attendant.speech.azure;

import dev.attendant.conversation.audio.Wav;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.service.Fields;
import dev.attendant.conversation.service.MalformedAnswer;
import dev.attendant.conversation.service.OneLine;
import dev.attendant.speech.remote.LanguageTag;
import dev.attendant.speech.remote.RemoteSettings;
import dev.attendant.speech.request.Question;
import dev.attendant.speech.request.Refused;
import dev.attendant.speech.request.RequestDialect;
import dev.attendant.speech.request.Transcript;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Azure's REST interface for short audio, of at most a minute
 * (https://learn.microsoft.com/azure/ai-services/speech-service/rest-speech-to-text-short). It is the one that
 * Microsoft documents for programs without its SDK; the WebSocket protocol that the SDK speaks is described for a
 * service that is gone and in the SDK's sources only.
 */
final class AzureShortAudio implements RequestDialect {

    private static final String PATH = "/speech/recognition/conversation/cognitiveservices/v1";
    /** The only rate of the documented formats. */
    private static final int RATE = 16000;
    private static final int LONGEST_STATUS = 60;

    private final RemoteSettings settings;

    AzureShortAudio(RemoteSettings settings) {
        this.settings = settings;
    }

    @Override
    public int sampleRate(int given) {
        return RATE;
    }

    @Override
    public Question question(short[] samples, int rate, Scenario scenario) {
        String language = settings.language(scenario, LanguageTag::withRegion);
        String query = "language=" + URLEncoder.encode(language, StandardCharsets.UTF_8)
                + "&format=detailed&profanity=raw";
        String type = "audio/wav; codecs=audio/pcm; samplerate=" + rate;
        Map<String, String> headers = settings.service().key().isEmpty()
                ? Map.of("content-type", type)
                : Map.of("content-type", type,
                        "ocp-apim-subscription-key", settings.service().key().reveal());
        return new Question(settings.service().address(PATH, query), headers,
                Buffer.buffer(Wav.mono(rate, samples).bytes()));
    }

    @Override
    public Transcript read(JsonObject answer) {
        String status = Fields.text(answer, "RecognitionStatus");
        return switch (status) {
            case "Success" -> best(answer);
            case "NoMatch", "InitialSilenceTimeout", "BabbleTimeout" -> Transcript.NOTHING;
            case "" -> throw new MalformedAnswer("no RecognitionStatus in it");
            default -> throw new Refused("could not recognise: " + OneLine.of(status, LONGEST_STATUS));
        };
    }

    private static Transcript best(JsonObject answer) {
        JsonArray alternatives = Fields.list(answer, "NBest");
        if (alternatives.isEmpty()) {
            return new Transcript(Fields.text(answer, "DisplayText").strip(), 1);
        }
        JsonObject best = Fields.object(alternatives, 0);
        return new Transcript(Fields.text(best, "Display").strip(), best.getDouble("Confidence", 1.0));
    }
}
