package dev.attendant.speech.command;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.Synthesizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Small programs that speak in their own ways, as shell scripts. */
final class Script {

    private Script() {}

    static Path write(Path folder, String name, String lines) throws IOException {
        Path program = folder.resolve(name);
        Files.writeString(program, "#!/bin/sh\n" + lines + "\n");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + program + " executable");
        }
        return program;
    }

    static Synthesizer command(Map<String, ?> settings) {
        return new CommandFactory().create(null, new EngineSettings("synthesizer.command", settings), List.of());
    }

    /** Writes raw sound at 8000 Hz. */
    static Synthesizer raw(Path program, Map<String, ?> more) {
        Map<String, Object> settings = new HashMap<>(
                Map.of("command", program.toString(), "output", "raw", "rate", 8000, "timeout", "20s"));
        settings.putAll(more);
        return command(settings);
    }

    /** The process whose id a script writes to a file of that name. */
    static ProcessHandle processIn(Path file) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.exists(file) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    }
}
