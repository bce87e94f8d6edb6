package dev.attendant.testcalls.asterisk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asterisk from the packages of this Debian or Ubuntu, unpacked into a folder of ours (by {@code unpack.sh},
 * once) and run from there as our own child process. Needs no root and installs nothing.
 */
final class UnpackedAsterisk implements AsteriskProgram {
    private static final int STOP_SECONDS = 10;
    private static final int LINES = 30;

    private final Path root;

    private UnpackedAsterisk(Path root) {
        this.root = root;
    }

    /** Whether this machine has what it takes: a Debian or Ubuntu with its packaging tools. */
    static boolean possible() {
        Path release = Path.of("/etc/os-release");
        try {
            return Files.exists(Path.of("/usr/bin/apt-get")) && Files.exists(Path.of("/usr/bin/dpkg-deb"))
                    && Files.exists(release) && Files.readString(release).matches("(?s).*\\bID=(debian|ubuntu)\\b.*");
        } catch (IOException e) {
            return false;
        }
    }

    /** Unpacks it when that has not been done. @throws IllegalStateException with what the script said */
    static UnpackedAsterisk in(Path cache) {
        try (InputStream script = UnpackedAsterisk.class.getResourceAsStream("/asterisk/unpack.sh")) {
            Path said = Files.createTempFile("unpack-asterisk", ".log");
            Process process = new ProcessBuilder("bash", "-s", cache.toString())
                    .redirectErrorStream(true).redirectOutput(said.toFile()).start();
            script.transferTo(process.getOutputStream());
            process.getOutputStream().close();
            int status = process.waitFor();
            String words = Files.readString(said);
            Files.delete(said);
            if (status != 0) {
                throw new IllegalStateException("Asterisk could not be unpacked into " + cache + ":\n" + words);
            }
            return new UnpackedAsterisk(cache.resolve("root"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public Optional<Path> modules() {
        return Optional.of(root.resolve("modules"));
    }

    @Override
    public Optional<Path> data() {
        return Optional.of(root.resolve("usr/share/asterisk"));
    }

    @Override
    public Running start(Path home) {
        try {
            return new Child(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Child implements Running {
        private final Path home;
        private final Process process;
        /** When this JVM is ended in the middle of a test. */
        private final Thread onExit;

        private Child(Path home) throws IOException {
            this.home = home;
            process = command("-f").redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(
                    Path.of("/dev/null").toFile())).redirectOutput(home.resolve("log/console").toFile()).start();
            onExit = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(onExit);
        }

        private ProcessBuilder command(String... options) {
            ProcessBuilder builder = new ProcessBuilder(root.resolve("asterisk").toString(), "-C",
                    home.resolve("etc/asterisk.conf").toString());
            builder.command().addAll(List.of(options));
            return builder;
        }

        @Override
        public boolean alive() {
            return process.isAlive();
        }

        @Override
        public String cli(String command) {
            try {
                Process cli = command("-rx", command).redirectErrorStream(true).start();
                cli.getOutputStream().close();
                return new String(cli.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<Duration> processor() {
            return process.info().totalCpuDuration();
        }

        @Override
        public String lastWords() {
            StringBuilder words = new StringBuilder();
            for (String log : List.of("console", "messages")) {
                try (var lines = Files.lines(home.resolve("log").resolve(log), StandardCharsets.ISO_8859_1)) {
                    // our own questions are no news
                    List<String> all = lines.filter(line -> !line.contains("Remote UNIX connection")).toList();
                    all.subList(Math.max(0, all.size() - LINES), all.size())
                            .forEach(line -> words.append(line).append('\n'));
                } catch (IOException e) {
                    words.append(log).append(": none\n");
                }
            }
            return words.toString();
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
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
