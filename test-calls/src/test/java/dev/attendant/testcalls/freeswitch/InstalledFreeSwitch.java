package dev.attendant.testcalls.freeswitch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A FreeSWITCH that is installed here, run as our own child process. It is only read: what it writes goes into
 * the folder of the run.
 *
 * @param program its path
 */
record InstalledFreeSwitch(Path program) implements FreeSwitchProgram {
    private static final int STOP_SECONDS = 3;
    private static final int LINES = 30;
    private static final int LINE = 300;

    @Override
    public Running start(FreeSwitchHome home) {
        try {
            return new Child(program, home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Child implements Running {
        private final FreeSwitchHome home;
        private final Process process;
        /** When this JVM is ended in the middle of a test. */
        private final Thread onExit;

        private Child(Path program, FreeSwitchHome home) throws IOException {
            this.home = home;
            ProcessBuilder builder = new ProcessBuilder(program.toString());
            builder.command().addAll(home.arguments());
            process = builder.redirectErrorStream(true).redirectInput(new File("/dev/null"))
                    .redirectOutput(home.console().toFile()).start();
            onExit = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(onExit);
        }

        @Override
        public boolean alive() {
            return process.isAlive();
        }

        @Override
        public String lastWords() {
            StringBuilder words = new StringBuilder();
            for (Path log : List.of(home.console(), home.log())) {
                try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                    List<String> all = lines.toList();
                    all.subList(Math.max(0, all.size() - LINES), all.size()).forEach(
                            line -> words.append(line, 0, Math.min(line.length(), LINE)).append('\n'));
                } catch (IOException e) {
                    words.append(log).append(": none\n");
                }
            }
            return words.toString();
        }

        @Override
        public void close() {
            try {
                if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor(); // asked with a signal it would take 6 s
                }
                Runtime.getRuntime().removeShutdownHook(onExit);
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            } catch (IllegalStateException e) {
                // the JVM ends: the hook has done it
            }
        }
    }
}
