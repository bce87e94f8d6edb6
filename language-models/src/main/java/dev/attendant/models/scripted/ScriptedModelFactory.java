package dev.attendant.models.scripted;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.util.Collection;

/** {@code scripted}: setting {@code threshold}, in percent, how near an example must be to what the caller said. */
public final class ScriptedModelFactory implements EngineFactory.OfLanguageModel {

    static final int USUAL_THRESHOLD = 55;

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public LanguageModel create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        int threshold = settings.number("threshold", USUAL_THRESHOLD, 1, 100);
        settings.refuseUnknown();
        return new ScriptedModel(threshold / 100.0);
    }
}
