package dev.attendant.speech.deepgram;

import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.speech.remote.LanguageTag;
import dev.attendant.speech.remote.LikelyPhrases;
import dev.attendant.speech.remote.RemoteSettings;
import dev.attendant.speech.socket.Protocol;
import dev.attendant.speech.socket.SocketDialect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Where and with what Deepgram hears: https://developers.deepgram.com/reference/speech-to-text/listen-streaming. All
 * is in the address's query, so a socket that waits is for one language, model and set of phrases.
 */
final class DeepgramDialect implements SocketDialect {

    private static final String PATH = "/listen";

    /**
     * Deepgram takes 500 tokens of key terms; with more it stops without a word
     * (https://developers.deepgram.com/docs/keyterm). No token is shorter than a byte.
     */
    private static final int KEYTERM_BYTES = 500;

    /** A word and its weight; a phrase is none (https://developers.deepgram.com/docs/keywords). */
    private static final int MOST_KEYWORDS = 100;

    /**
     * Tags that it knows with their region (https://developers.deepgram.com/docs/models-languages-overview); of others
     * it is told the language only.
     */
    private static final Set<String> WITH_REGION = Set.of("en-US", "en-AU", "en-GB", "en-IN", "en-NZ", "es-419",
            "fr-CA", "de-CH", "pt-BR", "pt-PT", "nl-BE", "zh-CN", "zh-TW", "zh-HK", "zh-Hans", "zh-Hant", "ko-KR",
            "sv-SE", "da-DK", "th-TH", "ar-AE", "ar-SA", "ar-QA", "ar-KW", "ar-SY", "ar-LB", "ar-PS", "ar-JO", "ar-EG",
            "ar-SD", "ar-TD", "ar-MA", "ar-DZ", "ar-TN", "ar-IQ", "ar-IR");

    private final RemoteSettings settings;
    private final boolean muLaw;
    private final String endpointing;

    /**
     * @param muLaw       whether audio of 8 kHz is sent in half the bytes
     * @param endpointing of how many ms of silence Deepgram makes an end of words, or {@code false}
     */
    DeepgramDialect(RemoteSettings settings, boolean muLaw, String endpointing) {
        this.settings = settings;
        this.muLaw = muLaw;
        this.endpointing = endpointing;
    }

    @Override
    public String address(int sampleRate, Scenario scenario) {
        String model = settings.model(scenario);
        StringJoiner query = new StringJoiner("&");
        query.add("model=" + encoded(model))
                .add("language=" + encoded(settings.language(scenario, DeepgramDialect::language)))
                .add("encoding=" + (isMuLaw(sampleRate) ? "mulaw" : "linear16"))
                .add("sample_rate=" + sampleRate)
                .add("channels=1")
                .add("interim_results=true")
                .add("punctuate=true")
                .add("endpointing=" + endpointing);
        List<String> phrases = LikelyPhrases.of(scenario, settings.phrases(), KEYTERM_BYTES);
        if (model.startsWith("nova-3")) {
            phrases.forEach(phrase -> query.add("keyterm=" + encoded(phrase)));
        } else {
            phrases.stream().filter(phrase -> !phrase.contains(" ")).limit(MOST_KEYWORDS)
                    .forEach(word -> query.add("keywords=" + encoded(word)));
        }
        return settings.service().address(PATH, query.toString());
    }

    private boolean isMuLaw(int sampleRate) {
        return muLaw && sampleRate == 8000;
    }

    private static String language(String tag) {
        return WITH_REGION.contains(tag) ? tag : LanguageTag.primary(tag);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** https://developers.deepgram.com/guides/fundamentals/authenticating */
    @Override
    public Map<String, String> headers() {
        return settings.service().key().isEmpty()
                ? Map.of()
                : Map.of("authorization", "Token " + settings.service().key().reveal());
    }

    /** https://developers.deepgram.com/docs/audio-keep-alive */
    @Override
    public Optional<String> keepAlive() {
        return Optional.of("{\"type\":\"KeepAlive\"}");
    }

    @Override
    public Protocol protocol(int sampleRate, Scenario scenario) {
        return new DeepgramProtocol(isMuLaw(sampleRate));
    }
}
