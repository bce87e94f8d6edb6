package dev.attendant.speech.deepgram;

import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.conversation.service.Service;
import dev.attendant.speech.service.ServiceVoice;
import dev.attendant.speech.service.SoundBytes;
import dev.attendant.speech.service.SoundEncoding;
import dev.attendant.speech.service.VoiceFailed;
import dev.attendant.speech.service.VoiceRequest;
import dev.attendant.speech.service.Voices;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Deepgram's Aura: https://developers.deepgram.com/reference/text-to-speech/speak-request. Its "model" is the voice,
 * with the language at the end of the name: another language is refused, for it would be read out as if it were that.
 */
record DeepgramVoice(Service service, Voices voices, double speed) implements ServiceVoice.Dialect {

    private static final int TELEPHONE = 8000;
    private static final Pattern LANGUAGE = Pattern.compile("aura-.*-([a-z]{2})");

    @Override
    public VoiceRequest request(Speech speech) {
        String voice = voices.one(speech);
        Matcher language = LANGUAGE.matcher(voice);
        if (language.matches() && !language.group(1).equals(Voices.primary(speech))) {
            throw new VoiceFailed("speaks no " + speech.language() + " with the voice " + voice
                    + " (add one to the setting voices)");
        }
        boolean narrow = speech.sampleRate() == TELEPHONE;
        int rate = narrow ? TELEPHONE : 16_000;
        String query = "model=" + URLEncoder.encode(voice, StandardCharsets.UTF_8)
                + "&encoding=" + (narrow ? "mulaw" : "linear16") + "&sample_rate=" + rate + "&container=none"
                + (speed == 1 ? "" : String.format(Locale.ROOT, "&speed=%.2f", speed));
        return new VoiceRequest(service.address("/speak", query), VoiceRequest.key(service, "authorization", "Token "),
                new JsonObject().put("text", speech.text()), narrow ? SoundEncoding.MULAW : SoundEncoding.LINEAR16,
                rate, VoiceRequest.SOUND, new SoundBytes());
    }
}
