package dev.attendant.speech.google;

import dev.attendant.conversation.audio.G711;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.service.Fields;
import dev.attendant.speech.remote.LanguageTag;
import dev.attendant.speech.remote.LikelyPhrases;
import dev.attendant.speech.remote.Pcm;
import dev.attendant.speech.remote.RemoteSettings;
import dev.attendant.speech.remote.Segments;
import dev.attendant.speech.request.Question;
import dev.attendant.speech.request.RequestDialect;
import dev.attendant.speech.request.Transcript;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Google's synchronous recognition (https://cloud.google.com/speech-to-text/docs/reference/rest/v1/speech/recognize),
 * of at most a minute. Its streaming is gRPC only, and would need Google's client and all that it brings; so words come
 * in a pause, and not while the caller speaks.
 */
final class GoogleRecognize implements RequestDialect {

    private static final String PATH = "/speech:recognize";
    /** https://cloud.google.com/speech-to-text/quotas: 100,000 characters a request. */
    private static final int PHRASE_BYTES = 20_000;

    private final RemoteSettings settings;

    GoogleRecognize(RemoteSettings settings) {
        this.settings = settings;
    }

    @Override
    public int sampleRate(int given) {
        return given;
    }

    @Override
    public Question question(short[] samples, int rate, Scenario scenario) {
        // the telephone's own coding loses nothing that the call had, and is half as long
        boolean muLaw = rate == 8000;
        byte[] audio = muLaw ? G711.MU_LAW.encode(samples) : Pcm.linear16(samples);
        JsonObject config = new JsonObject()
                .put("encoding", muLaw ? "MULAW" : "LINEAR16")
                .put("sampleRateHertz", rate)
                .put("audioChannelCount", 1)
                .put("languageCode", settings.language(scenario, LanguageTag::withRegion))
                .put("maxAlternatives", 1)
                .put("enableAutomaticPunctuation", true);
        if (!settings.model(scenario).isEmpty()) {
            config.put("model", settings.model(scenario));
        }
        List<String> phrases = LikelyPhrases.of(scenario, settings.phrases(), PHRASE_BYTES);
        if (!phrases.isEmpty()) {
            config.put("speechContexts", new JsonArray().add(new JsonObject().put("phrases", new JsonArray(phrases))));
        }
        JsonObject body = new JsonObject()
                .put("config", config)
                .put("audio", new JsonObject().put("content", Base64.getEncoder().encodeToString(audio)));
        Map<String, String> headers = settings.service().key().isEmpty()
                ? Map.of("content-type", "application/json")
                : Map.of("content-type", "application/json",
                        "x-goog-api-key", settings.service().key().reveal());
        return new Question(settings.service().address(PATH), headers, body.toBuffer());
    }

    /** Without speech there are no results. */
    @Override
    public Transcript read(JsonObject answer) {
        JsonArray results = Fields.list(answer, "results");
        Segments heard = new Segments();
        for (int i = 0; i < results.size(); i++) {
            JsonArray alternatives = Fields.list(Fields.object(results, i), "alternatives");
            if (!alternatives.isEmpty()) {
                JsonObject best = Fields.object(alternatives, 0);
                // 0 is how protocol buffers write that it was not set
                double confidence = best.getDouble("confidence", 0.0);
                heard.add(Fields.text(best, "transcript"), confidence == 0 ? 1 : confidence);
            }
        }
        return new Transcript(heard.text(), heard.confidence());
    }
}
