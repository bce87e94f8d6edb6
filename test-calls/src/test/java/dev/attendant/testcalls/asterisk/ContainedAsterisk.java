package dev.attendant.testcalls.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/**
 * Asterisk from Debian sid's packages in a container, on the host's network: it must reach our AGI and
 * AudioSocket servers and phones on 127.0.0.1 as one that is installed here would. So the Docker engine must
 * run on this machine, a Linux one.
 *
 * <p>This has been compiled and read, but not been run: the machine where it was written has no Docker engine.
 * What is run there is {@link UnpackedAsterisk}.
 */
final class ContainedAsterisk implements AsteriskProgram {
    /** Whether a Docker engine answers. Only asks when there are signs of one: asking costs seconds. */
    static boolean possible() {
        boolean signs = Files.exists(Path.of("/var/run/docker.sock")) || System.getenv("DOCKER_HOST") != null;
        return signs && System.getProperty("os.name").equals("Linux")
                && DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    public Optional<Path> modules() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> data() {
        return Optional.empty();
    }

    @Override
    public Running start(Path home) {
        return new Contained(home);
    }

    private static final class Contained implements Running {
        /** Layers are kept by the Docker engine, so only the first build fetches packages. */
        private static final ImageFromDockerfile IMAGE = new ImageFromDockerfile("attendant-test-asterisk", false)
                .withDockerfileFromBuilder(file -> file.from("debian:sid-slim")
                        .run("apt-get update && apt-get install -y --no-install-recommends"
                                + " asterisk asterisk-core-sounds-en-gsm && rm -rf /var/lib/apt/lists/*")
                        .build());

        private final String conf;
        private final GenericContainer<?> container;

        private Contained(Path home) {
            conf = home.resolve("etc/asterisk.conf").toString();
            container = new GenericContainer<>(IMAGE)
                    .withNetworkMode("host")
                    .withCopyFileToContainer(MountableFile.forHostPath(home), home.toString())
                    // folders that are empty may not be copied
                    .withCopyToContainer(Transferable.of("#!/bin/sh\nmkdir -p " + home + "/run " + home + "/log "
                            + home + "/db/keys " + home + "/spool\nexec asterisk -f -C " + conf + "\n", 0755), "/start")
                    .withCommand("/start");
            container.start();
        }

        @Override
        public boolean alive() {
            return container.isRunning();
        }

        @Override
        public String cli(String command) {
            return inside("asterisk", "-C", conf, "-rx", command);
        }

        @Override
        public Optional<Duration> processor() {
            return Optional.empty();
        }

        @Override
        public String lastWords() {
            return container.getLogs() + inside("tail", "-n", "30",
                    Path.of(conf).getParent().resolveSibling("log/messages").toString());
        }

        @Override
        public void close() {
            container.stop();
        }

        private String inside(String... command) {
            try {
                Container.ExecResult result = container.execInContainer(command);
                return result.getStdout() + result.getStderr();
            } catch (IOException | UnsupportedOperationException e) {
                return "no answer from the container: " + e.getMessage();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "interrupted";
            }
        }
    }
}
