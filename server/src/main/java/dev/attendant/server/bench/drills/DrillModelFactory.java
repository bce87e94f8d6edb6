package dev.attendant.server.bench.drills;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.Optional;

/** {@code drill}, for fault drills only. Its setting is {@code trouble}, a name; without it all is well. */
public final class DrillModelFactory implements EngineFactory.OfLanguageModel {

    @Override
    public String name() {
        return "drill";
    }

    @Override
    public LanguageModel create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        Optional<Trouble> trouble = Trouble.named(settings.text("trouble", ""));
        settings.refuseUnknown();
        return new DrillModel(trouble);
    }
}
