package dev.attendant.onnx;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.turns.EndOfTurn;
import io.vertx.core.Vertx;
import java.util.Collection;

/**
 * {@code onnx}: a {@link TurnModel}. Settings: {@code model-file}, {@code finished-from} (70) and
 * {@code unfinished-to} (30) percent.
 */
public final class TurnModelFactory implements EngineFactory.OfEndOfTurn {

    @Override
    public String name() {
        return "onnx";
    }

    @Override
    public EndOfTurn.Factory create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        ModelFile file = ModelFile.of(settings);
        int finished = settings.number("finished-from", 70, 1, 100);
        int unfinished = settings.number("unfinished-to", 30, 0, 99);
        if (unfinished >= finished) {
            throw settings.invalid("unfinished-to", "must be less than finished-from, which is " + finished);
        }
        settings.refuseUnknown();
        RuntimeJar.require("turn-judge.engine: " + name());
        return new TurnModel(file, finished / 100f, unfinished / 100f);
    }
}
