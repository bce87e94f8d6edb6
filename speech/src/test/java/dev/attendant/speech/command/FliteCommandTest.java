package dev.attendant.speech.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.engine.Synthesizer.Speech;
import dev.attendant.speech.Collected;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The real flite by a command. Not held to all that a synthesiser owes: it writes nothing before all is spoken, and
 * hangs on a word of 2000 letters, which is what the timeout is for.
 */
class FliteCommandTest {

    private static Synthesizer create() {
        try {
            return Script.command(Map.of("command", "flite -voice {voice} -t {text} -o /dev/stdout",
                    "voices", Map.of("en", "slt"), "timeout", "15s"));
        } catch (EngineUnavailable e) {
            return Assumptions.abort("flite is not installed here, its tests are left out: " + e.getMessage());
        }
    }

    @Test
    void aSentenceLastsAsLongAtEitherRate() throws Exception {
        try (Synthesizer flite = create()) {
            var text = "Good morning, how can I help you?";
            double narrow = Collected.speak(flite, new Speech(text, "en-US", "", 8000)).length / 8000.0;
            double wide = Collected.speak(flite, new Speech(text, "en-US", "", 16000)).length / 16000.0;
            assertThat(narrow).isBetween(1.0, 5.0).isCloseTo(wide, within(0.01));
        }
    }

    @Test
    void aTextThatLooksLikeAnOptionIsSpoken() throws Exception {
        try (Synthesizer flite = create()) {
            assertThat(Collected.speak(flite, new Speech("--version", "en-US", "", 8000)).length).isGreaterThan(2000);
        }
    }
}
