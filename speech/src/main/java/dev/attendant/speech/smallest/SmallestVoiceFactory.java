package dev.attendant.speech.smallest;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.conversation.service.Vendor;
import dev.attendant.speech.service.ServiceVoice;
import dev.attendant.speech.service.ServiceVoiceFactory;
import dev.attendant.speech.service.Voices;

/**
 * {@code smallest}: Smallest.AI's Waves. Settings of its own: {@code voice}, {@code voices}, {@code model},
 * {@code speed} in percent.
 */
public final class SmallestVoiceFactory extends ServiceVoiceFactory {

    private static final Vendor SMALLEST = new Vendor("https://api.smallest.ai/waves/v1", "SMALLEST_API_KEY");

    public SmallestVoiceFactory() {
        super("smallest", SMALLEST);
    }

    @Override
    protected ServiceVoice.Dialect dialect(Service service, StreamLimits limits, EngineSettings settings) {
        return new SmallestVoice(
                service,
                limits,
                settings.text("model", "lightning_v3.1").strip(),
                Voices.read(settings, "magnus"),
                settings.number("speed", 100, 50, 200) / 100.0);
    }
}
