package dev.attendant.speech.google;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.conversation.service.Vendor;
import dev.attendant.speech.service.ServiceVoice;
import dev.attendant.speech.service.ServiceVoiceFactory;
import dev.attendant.speech.service.Voices;

/**
 * {@code google}: Google Cloud Text-to-Speech. Settings of its own: {@code voice}, {@code voices} (Google chooses where
 * there is none), {@code speed} in percent, {@code timed-words} (true for voices that take marks).
 */
public final class GoogleVoiceFactory extends ServiceVoiceFactory {

    private static final Vendor GOOGLE = new Vendor("https://texttospeech.googleapis.com", "GOOGLE_API_KEY");

    public GoogleVoiceFactory() {
        super("google", GOOGLE);
    }

    @Override
    protected ServiceVoice.Dialect dialect(Service service, StreamLimits limits, EngineSettings settings) {
        String timedWords = settings.text("timed-words", "false").strip();
        if (!timedWords.equals("true") && !timedWords.equals("false")) {
            throw settings.invalid("timed-words", "must be true or false");
        }
        return new GoogleVoice(
                service,
                Voices.read(settings, ""),
                settings.number("speed", 100, 25, 200) / 100.0,
                timedWords.equals("true"));
    }
}
