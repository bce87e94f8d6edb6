package dev.attendant.speech.google;

import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.conversation.service.Service;
import dev.attendant.speech.service.ServiceVoice;
import dev.attendant.speech.service.SoundEncoding;
import dev.attendant.speech.service.VoiceRequest;
import dev.attendant.speech.service.Voices;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Google Cloud Text-to-Speech: https://cloud.google.com/text-to-speech/docs/reference/rest/v1/text/synthesize. The whole
 * sentence comes at once; Google streams over gRPC only.
 *
 * <p>Where words end it tells for marks in SSML, with v1beta1
 * (https://cloud.google.com/text-to-speech/docs/reference/rest/v1beta1/text/synthesize#Timepoint). Its newest voices
 * refuse marks, so this is a choice of the operator.
 */
record GoogleVoice(Service service, Voices voices, double speed, boolean timedWords)
        implements ServiceVoice.Dialect {

    private static final int TELEPHONE = 8000;
    /** https://cloud.google.com/text-to-speech/quotas: bytes of a request's content, SSML included. */
    private static final int LARGEST_CONTENT = 5000;

    /** A voice's name begins with its language: en-US-Chirp3-HD-Kore. */
    private static final Pattern NAMED_LANGUAGE = Pattern.compile("([a-z]{2,3}-[A-Z]{2})-.+");
    /** Where Google has one voice for many, or another code for the language that is spoken. */
    private static final Map<String, String> CODES = Map.of("ar", "ar-XA", "zh-cn", "cmn-CN", "zh-tw", "cmn-TW",
            "zh-hk", "yue-HK", "zh", "cmn-CN");

    @Override
    public VoiceRequest request(Speech speech) {
        boolean narrow = speech.sampleRate() == TELEPHONE;
        MarkedText marked = new MarkedText(speech.text());
        boolean marks = timedWords && marked.ssml().getBytes(StandardCharsets.UTF_8).length <= LARGEST_CONTENT;
        String named = voices.of(speech);
        Matcher language = NAMED_LANGUAGE.matcher(named);
        JsonObject voice = new JsonObject().put("languageCode", language.matches() ? language.group(1) : code(speech));
        if (!named.isEmpty()) {
            voice.put("name", named);
        }
        JsonObject audio = new JsonObject()
                .put("audioEncoding", narrow ? "MULAW" : "LINEAR16")
                .put("sampleRateHertz", speech.sampleRate());
        if (speed != 1) {
            audio.put("speakingRate", speed);
        }
        JsonObject body = new JsonObject()
                .put("input", marks
                        ? new JsonObject().put("ssml", marked.ssml())
                        : new JsonObject().put("text", speech.text()))
                .put("voice", voice)
                .put("audioConfig", audio);
        if (marks) {
            body.put("enableTimePointing", new JsonArray().add("SSML_MARK"));
        }
        return new VoiceRequest(
                service.address(marks ? "/v1beta1/text:synthesize" : "/v1/text:synthesize"),
                VoiceRequest.key(service, "x-goog-api-key", ""),
                body,
                narrow ? SoundEncoding.MULAW : SoundEncoding.LINEAR16,
                speech.sampleRate(),
                List.of("application/json"),
                new GoogleDecoder());
    }

    private static String code(Speech speech) {
        String language = speech.language().replace('_', '-');
        return CODES.getOrDefault(language.toLowerCase(Locale.ROOT), CODES.getOrDefault(
                Voices.primary(speech).equals("ar") ? "ar" : "", language));
    }
}
