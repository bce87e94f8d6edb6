package dev.attendant.speech.service;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.conversation.service.Vendor;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.function.UnaryOperator;

/**
 * Makes a vendor's voice of its settings: those of all services ({@code url}, {@code key}, {@code key-file},
 * {@code proxy}, {@code ca-file} and so on), {@code first-byte}, {@code between-bytes}, and the vendor's own.
 */
public abstract class ServiceVoiceFactory implements EngineFactory.OfSynthesizer {

    private final String name;
    private final Vendor vendor;
    private final UnaryOperator<String> environment;

    protected ServiceVoiceFactory(String name, Vendor vendor) {
        this(name, vendor, System::getenv);
    }

    /** @param environment by its variables' names; gives null for one that is not set */
    protected ServiceVoiceFactory(String name, Vendor vendor, UnaryOperator<String> environment) {
        this.name = name;
        this.vendor = vendor;
        this.environment = environment;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Synthesizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        Service service = Service.read(settings, vendor, environment);
        StreamLimits limits = VoiceLimits.read(settings);
        ServiceVoice.Dialect dialect = dialect(service, limits, settings);
        settings.refuseUnknown();
        return new ServiceVoice(vertx, service, limits, dialect);
    }

    /** Reads the vendor's own settings. */
    protected abstract ServiceVoice.Dialect dialect(Service service, StreamLimits limits, EngineSettings settings);
}
