package dev.attendant.speech.remote;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.Vendor;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * What all services that hear are set with, beside what {@link Service} reads.
 *
 * @param model        by language; empty for the service's own
 * @param language     as the service calls it, by the scenario's; empty for the adapter's usual one
 * @param phrases      how many of a scenario's phrases the service is told
 * @param answerWithin how long it may take from the end of speech to the result
 */
public record RemoteSettings(
        Service service, ByLanguage model, ByLanguage language, int phrases, Duration answerWithin) {

    private static final int MOST_PHRASES = 500;

    /**
     * Reads the keys that all adapters know; the adapter reads its own and then refuses the rest.
     *
     * @param usualModel   empty for the service's own
     * @param usualPhrases 0 for none
     */
    public static RemoteSettings read(EngineSettings settings, Vendor vendor, String usualModel, int usualPhrases,
            UnaryOperator<String> environment) {
        return new RemoteSettings(
                Service.read(settings, vendor, environment),
                ByLanguage.read(settings, "model", usualModel),
                ByLanguage.read(settings, "language", ""),
                settings.number("phrases", usualPhrases, 0, MOST_PHRASES),
                settings.duration("answer-within", Duration.ofSeconds(6), Duration.ofMillis(10),
                        Duration.ofMinutes(1)));
    }

    public String model(Scenario scenario) {
        return model.of(scenario.language());
    }

    /** @param usual what the adapter makes of the scenario's language */
    public String language(Scenario scenario, UnaryOperator<String> usual) {
        String set = language.of(scenario.language());
        return set.isEmpty() ? usual.apply(scenario.language()) : set;
    }
}
