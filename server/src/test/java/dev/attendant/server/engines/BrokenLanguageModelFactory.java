package dev.attendant.server.engines;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.util.Collection;

/** {@code broken}: answers nothing. For tests. */
public final class BrokenLanguageModelFactory implements EngineFactory.OfLanguageModel {

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public LanguageModel create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        return TestModel.failing("it is broken");
    }
}
