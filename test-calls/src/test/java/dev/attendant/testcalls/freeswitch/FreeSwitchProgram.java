package dev.attendant.testcalls.freeswitch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A FreeSWITCH that can be run on this machine, wherever it comes from. */
interface FreeSwitchProgram {

    /** Starts it in the foreground, with all its folders in this one. */
    Running start(FreeSwitchHome home);

    /** It runs, until it is closed. */
    interface Running extends AutoCloseable {

        /** Whether it has not ended by itself. */
        boolean alive();

        /** The last lines of what it wrote, for an error message. */
        String lastWords();

        /** Ends it, if need be by force: whoever wants it to say goodbye to its calls asks it to before. */
        @Override
        void close();
    }

    /**
     * The one that the environment names ({@code FREESWITCH_HOME}, which nothing else then stands in for), or
     * that is on the {@code PATH}, or that a Docker engine has. Where there is none the test is skipped.
     */
    static FreeSwitchProgram find(Map<String, String> environment) {
        String home = environment.getOrDefault("FREESWITCH_HOME", "");
        if (!home.isBlank()) {
            Path program = Path.of(home, "bin", "freeswitch").toAbsolutePath();
            return Files.isExecutable(program) ? new InstalledFreeSwitch(program)
                    : Missing.skip("FREESWITCH_HOME is " + home + ", but there is no program " + program);
        }
        Optional<Path> installed = Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> folder.startsWith("/")).map(folder -> Path.of(folder, "freeswitch"))
                .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program)).findFirst();
        if (installed.isPresent()) {
            return new InstalledFreeSwitch(installed.get());
        }
        return ContainedFreeSwitch.possible() ? new ContainedFreeSwitch()
                : Missing.skip("none on the PATH, no Docker engine");
    }

    /** There is none. */
    final class Missing {
        private static final Logger log = LoggerFactory.getLogger(RealFreeSwitch.class);
        /** Each class skips its tests; one line tells a whole run. */
        private static final AtomicBoolean TOLD = new AtomicBoolean();

        private Missing() {}

        private static FreeSwitchProgram skip(String reason) {
            String message = "no real FreeSWITCH (" + reason + "): set FREESWITCH_HOME to the folder of one";
            if (TOLD.compareAndSet(false, true)) {
                log.warn("Tests are skipped, {}", message);
            }
            return Assumptions.abort(message);
        }
    }
}
