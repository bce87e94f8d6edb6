package dev.attendant.speech.cartesia;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.conversation.service.Vendor;
import dev.attendant.speech.service.ServiceVoice;
import dev.attendant.speech.service.ServiceVoiceFactory;
import dev.attendant.speech.service.Voices;

/**
 * {@code cartesia}. Settings of its own: {@code voice} or {@code voices} (ids; one is needed), {@code model},
 * {@code speed} in percent.
 */
public final class CartesiaVoiceFactory extends ServiceVoiceFactory {

    private static final Vendor CARTESIA = new Vendor("https://api.cartesia.ai", "CARTESIA_API_KEY");

    public CartesiaVoiceFactory() {
        super("cartesia", CARTESIA);
    }

    @Override
    protected ServiceVoice.Dialect dialect(Service service, StreamLimits limits, EngineSettings settings) {
        return new CartesiaVoice(
                service,
                limits,
                settings.text("model", "sonic-3").strip(),
                Voices.needed(settings),
                settings.number("speed", 100, 60, 150) / 100.0);
    }
}
