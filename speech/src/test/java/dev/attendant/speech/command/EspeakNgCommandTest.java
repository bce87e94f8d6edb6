package dev.attendant.speech.command;

import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.speech.SynthesizerContract;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The real espeak-ng by a command. */
class EspeakNgCommandTest extends SynthesizerContract {

    @Override
    protected Synthesizer create() {
        try {
            return Script.command(Map.of("command",
                    "espeak-ng --stdin --stdout -v {voice}", "voices", Map.of("en", "en-us"), "timeout", "60s"));
        } catch (EngineUnavailable e) {
            return Assumptions.abort("espeak-ng is not installed here, its tests are left out: " + e.getMessage());
        }
    }
}
