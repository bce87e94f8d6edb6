package dev.attendant.speech.openai;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.conversation.service.Vendor;
import dev.attendant.speech.service.ServiceVoice;
import dev.attendant.speech.service.ServiceVoiceFactory;
import dev.attendant.speech.service.Voices;
import java.util.Set;

/**
 * {@code openai}: OpenAI's speech, and any service that speaks its protocol, by {@code url}: Kokoro, Orpheus, Piper
 * servers. Settings of its own: {@code model}, {@code voice}, {@code voices}, {@code speed} in percent,
 * {@code instructions}, {@code format} (pcm or wav), {@code rate} of the samples that the service sends as pcm (24000).
 */
public final class OpenAiVoiceFactory extends ServiceVoiceFactory {

    private static final Vendor OPENAI = new Vendor("https://api.openai.com/v1", "OPENAI_API_KEY");
    private static final Set<String> FORMATS = Set.of("pcm", "wav");

    public OpenAiVoiceFactory() {
        super("openai", OPENAI);
    }

    @Override
    protected ServiceVoice.Dialect dialect(Service service, StreamLimits limits, EngineSettings settings) {
        String format = settings.text("format", "pcm").strip();
        if (!FORMATS.contains(format)) {
            throw settings.invalid("format", "must be pcm or wav");
        }
        return new OpenAiVoice(
                service,
                settings.text("model", "gpt-4o-mini-tts").strip(),
                Voices.read(settings, "alloy"),
                settings.number("speed", 100, 25, 400) / 100.0,
                settings.text("instructions", "").strip(),
                format,
                settings.number("rate", 24_000, 8_000, 48_000));
    }
}
