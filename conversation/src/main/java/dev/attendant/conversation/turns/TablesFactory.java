package dev.attendant.conversation.turns;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.util.Collection;

/** {@code tables}: the {@link TableEndOfTurn}. No settings. */
public final class TablesFactory implements EngineFactory.OfEndOfTurn {

    @Override
    public String name() {
        return "tables";
    }

    @Override
    public EndOfTurn.Factory create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        settings.refuseUnknown();
        return TableEndOfTurn::new;
    }
}
