package dev.attendant.testcalls.freeswitch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * FreeSWITCH from a container image, on the host's network, as its image is meant to be run: it must reach our
 * event socket server, our audio and our phones on 127.0.0.1. So the Docker engine must run on this machine, a
 * Linux one. The image is {@code $ATTENDANT_TEST_FREESWITCH_IMAGE}, or the small one that FreeSWITCH's own
 * {@code docker/base_image} describes; it needs a shell, {@code freeswitch} on its PATH, and mod_callcenter for
 * tests of queues.
 *
 * <p>This has been compiled and read, but not been run: the machine where it was written has no Docker engine.
 * What is run there is {@link InstalledFreeSwitch}.
 */
final class ContainedFreeSwitch implements FreeSwitchProgram {
    private static final Logger log = LoggerFactory.getLogger(ContainedFreeSwitch.class);
    private static final String IMAGE =
            System.getenv().getOrDefault("ATTENDANT_TEST_FREESWITCH_IMAGE", "safarov/freeswitch:latest");

    /** Whether a Docker engine has the image or can fetch it. Only asks when there are signs of one. */
    static boolean possible() {
        boolean signs = Files.exists(Path.of("/var/run/docker.sock")) || System.getenv("DOCKER_HOST") != null;
        if (!signs || !System.getProperty("os.name").equals("Linux")
                || !DockerClientFactory.instance().isDockerAvailable()) {
            return false;
        }
        try {
            new RemoteDockerImage(DockerImageName.parse(IMAGE)).get();
            return true;
        } catch (RuntimeException e) {
            log.info("The image {} is not to be had: {}", IMAGE, e.getMessage());
            return false;
        }
    }

    @Override
    public Running start(FreeSwitchHome home) {
        return new Contained(home);
    }

    private static final class Contained implements Running {
        private final FreeSwitchHome home;
        private final GenericContainer<?> container;

        private Contained(FreeSwitchHome home) {
            this.home = home;
            // folders that are empty may not be copied
            String script = "mkdir -p " + String.join(" ", home.folders()) + "\nexec freeswitch "
                    + String.join(" ", home.arguments()) + "\n";
            container = new GenericContainer<>(IMAGE)
                    .withNetworkMode("host")
                    .withCopyFileToContainer(MountableFile.forHostPath(home.folder()), home.folder().toString())
                    .withCopyToContainer(Transferable.of(script, 0755), "/start")
                    .withCreateContainerCmdModifier(create -> create.withEntrypoint("/bin/sh", "/start"));
            container.start();
        }

        @Override
        public boolean alive() {
            return container.isRunning();
        }

        @Override
        public String lastWords() {
            try {
                Container.ExecResult result = container.execInContainer("tail", "-n", "30", home.log().toString());
                return container.getLogs() + result.getStdout() + result.getStderr();
            } catch (IOException | UnsupportedOperationException e) {
                return "no answer from the container: " + e.getMessage();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "interrupted";
            }
        }

        @Override
        public void close() {
            container.stop();
        }
    }
}
