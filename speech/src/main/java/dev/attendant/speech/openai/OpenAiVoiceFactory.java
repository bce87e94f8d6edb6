package dev.attendant.speech.openai;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.conversation.service.Vendor;
import dev.attendant.speech.service.ServiceVoice;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.function.UnaryOperator;

/**
 * {@code openai}: OpenAI's speech, and any service that speaks its protocol, by {@code url}: Kokoro, Orpheus, Piper
 * servers. Settings beside those of all services: {@code model}, {@code voice} (of scenarios that name none),
 * {@code speed} in percent, {@code instructions}, {@code rate} of the samples that the service sends (24000),
 * {@code first-byte}, {@code between-bytes}.
 */
public final class OpenAiVoiceFactory implements EngineFactory.OfSynthesizer {

    static final Vendor OPENAI = new Vendor("https://api.openai.com/v1", "OPENAI_API_KEY");

    private final UnaryOperator<String> environment;

    public OpenAiVoiceFactory() {
        this(System::getenv);
    }

    OpenAiVoiceFactory(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Synthesizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        Service service = Service.read(settings, OPENAI, environment);
        OpenAiVoice voice = new OpenAiVoice(
                service,
                settings.text("model", "gpt-4o-mini-tts").strip(),
                settings.text("voice", "alloy").strip(),
                settings.number("speed", 100, 25, 400) / 100.0,
                settings.text("instructions", "").strip(),
                settings.number("rate", 24_000, 8_000, 48_000));
        StreamLimits limits = StreamLimits.read(settings);
        settings.refuseUnknown();
        return new ServiceVoice(vertx, service, limits, voice);
    }
}
