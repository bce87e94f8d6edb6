package dev.attendant.server.demo;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.speech.freetts.FreeTtsFactory;
import dev.attendant.speech.freetts.FreeTtsVoice;
import dev.attendant.testcalls.caller.Voice;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;

/** The voice of simulated callers: another than the attendant's. */
final class CallerVoice implements AutoCloseable {

    private final Synthesizer synthesizer;
    private final Voice voice;

    CallerVoice(Vertx vertx) {
        synthesizer = new FreeTtsFactory().create(vertx, new EngineSettings("caller", Map.of()), List.of());
        voice = new Voice(synthesizer, "en-US", FreeTtsVoice.CALLER);
    }

    Voice voice() {
        return voice;
    }

    @Override
    public void close() {
        synthesizer.close();
    }
}
