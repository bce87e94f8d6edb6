package dev.attendant.speech.elevenlabs;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.conversation.service.Vendor;
import dev.attendant.speech.service.ServiceVoice;
import dev.attendant.speech.service.ServiceVoiceFactory;
import dev.attendant.speech.service.Voices;

/**
 * {@code elevenlabs}. Settings of its own: {@code voice} or {@code voices} (ids; one is needed), {@code model},
 * {@code speed} in percent.
 */
public final class ElevenLabsVoiceFactory extends ServiceVoiceFactory {

    private static final Vendor ELEVENLABS = new Vendor("https://api.elevenlabs.io/v1", "ELEVENLABS_API_KEY");

    public ElevenLabsVoiceFactory() {
        super("elevenlabs", ELEVENLABS);
    }

    @Override
    protected ServiceVoice.Dialect dialect(Service service, StreamLimits limits, EngineSettings settings) {
        return new ElevenLabsVoice(
                service,
                limits,
                settings.text("model", "eleven_flash_v2_5").strip(),
                Voices.needed(settings),
                settings.number("speed", 100, 70, 120) / 100.0);
    }
}
