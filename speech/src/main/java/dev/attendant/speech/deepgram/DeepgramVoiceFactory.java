package dev.attendant.speech.deepgram;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.conversation.service.Vendor;
import dev.attendant.speech.service.ServiceVoice;
import dev.attendant.speech.service.ServiceVoiceFactory;
import dev.attendant.speech.service.Voices;

/** {@code deepgram}: Aura. Settings of its own: {@code voice}, {@code voices}, {@code speed} in percent. */
public final class DeepgramVoiceFactory extends ServiceVoiceFactory {

    private static final Vendor DEEPGRAM = new Vendor("https://api.deepgram.com/v1", "DEEPGRAM_API_KEY");

    public DeepgramVoiceFactory() {
        super("deepgram", DEEPGRAM);
    }

    @Override
    protected ServiceVoice.Dialect dialect(Service service, StreamLimits limits, EngineSettings settings) {
        return new DeepgramVoice(
                service,
                Voices.read(settings, "aura-2-thalia-en"),
                settings.number("speed", 100, 70, 150) / 100.0);
    }
}
