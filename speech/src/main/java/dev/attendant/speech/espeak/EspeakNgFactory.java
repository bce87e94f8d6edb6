package dev.attendant.speech.espeak;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.speech.program.ProgramListing;
import dev.attendant.speech.program.ProgramSynthesizer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * {@code espeak-ng}. Settings: {@code command} (espeak-ng), {@code processes} at a time (two for each core),
 * {@code timeout} of a sentence (10s), {@code rate} in words a minute (160), {@code pitch} (50, of 0 to 99).
 */
public final class EspeakNgFactory implements EngineFactory.OfSynthesizer {

    @Override
    public String name() {
        return "espeak-ng";
    }

    @Override
    public Synthesizer create(Vertx vertx, EngineSettings settings, Collection<Scenario> scenarios) {
        String command = settings.text("command", "espeak-ng");
        int processes = settings.number("processes", 2 * Runtime.getRuntime().availableProcessors(), 1, 256);
        Duration timeout = settings.duration("timeout", Duration.ofSeconds(10));
        int rate = settings.number("rate", 160, 80, 450);
        int pitch = settings.number("pitch", 50, 0, 99);
        settings.refuseUnknown();
        String listing = ProgramListing.read(List.of(command, "--voices"), timeout,
                "install it with \"apt-get install espeak-ng\", or choose another synthesizer such as freetts");
        return new ProgramSynthesizer(
                new EspeakProgram(command, rate, pitch, new EspeakVoices(listing)), processes, timeout);
    }
}
