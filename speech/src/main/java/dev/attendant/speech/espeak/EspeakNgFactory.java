package dev.attendant.speech.espeak;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.Synthesizer;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;

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
        var options = new EspeakNgSynthesizer.Options(
                settings.text("command", "espeak-ng"),
                settings.number("processes", 2 * Runtime.getRuntime().availableProcessors(), 1, 256),
                settings.duration("timeout", Duration.ofSeconds(10)),
                settings.number("rate", 160, 80, 450),
                settings.number("pitch", 50, 0, 99));
        settings.refuseUnknown();
        return new EspeakNgSynthesizer(options, new EspeakVoices(listVoices(options.command())));
    }

    private static String listVoices(String command) {
        try {
            Process process = new ProcessBuilder(command, "--voices").redirectErrorStream(true).start();
            String listing = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new EngineUnavailable(command + " --voices failed: "
                        + listing.lines().findFirst().orElse("it said nothing"));
            }
            return listing;
        } catch (IOException e) {
            throw new EngineUnavailable(command + " cannot be run; install it with \"apt-get install espeak-ng\","
                    + " or choose another synthesizer such as freetts", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineUnavailable("interrupted while starting " + command, e);
        }
    }
}
