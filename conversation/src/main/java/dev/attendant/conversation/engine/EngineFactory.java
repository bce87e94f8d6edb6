package dev.attendant.conversation.engine;

import dev.attendant.conversation.hearing.VoiceActivityDetector;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.turns.EndOfTurn;
import io.vertx.core.Vertx;
import java.util.Collection;

/**
 * Makes an engine of one kind. Found with {@link java.util.ServiceLoader} under one of the interfaces
 * below and chosen by its name in the configuration.
 */
public interface EngineFactory<E> {

    /** As it is written in the configuration, such as {@code freetts}. */
    String name();

    /**
     * Makes the engine and whatever of it takes long to load. Blocks.
     *
     * @param settings  the engine's own part of the configuration
     * @param scenarios all that the engine will serve
     * @throws InvalidSetting when a setting is wrong
     * @throws EngineUnavailable when the engine cannot run here, with what to do about it
     */
    E create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios);

    interface OfRecognizer extends EngineFactory<Recognizer> {}

    interface OfSynthesizer extends EngineFactory<Synthesizer> {}

    interface OfLanguageModel extends EngineFactory<LanguageModel> {}

    interface OfVoiceActivity extends EngineFactory<VoiceActivityDetector.Factory> {}

    interface OfEndOfTurn extends EngineFactory<EndOfTurn.Factory> {}
}
