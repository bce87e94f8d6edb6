package dev.attendant.testcalls.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.LoggerFactory;

/**
 * A UniMRCP server that runs somewhere, and app_unimrcp.so for it, as the environment tells: {@code UNIMRCP_HOST} (a
 * host, or host:port; SIP, 8060), {@code UNIMRCP_ASTERISK_MODULE} (the file app_unimrcp.so, when it is not among
 * Asterisk's modules) and, when a test may stop it for a while, its process {@code UNIMRCP_PID} on this machine.
 */
public record UniMrcp(String host, int port, Optional<Path> module, Optional<Long> process) {

    private static final int SIP = 8060;

    /** Empty when no server is named. */
    public static Optional<UniMrcp> ofEnvironment() {
        Map<String, String> environment = System.getenv();
        return Optional.ofNullable(environment.get("UNIMRCP_HOST")).filter(host -> !host.isBlank())
                .map(host -> host.split(":", 2))
                .map(host -> new UniMrcp(
                        host[0],
                        host.length == 2 ? Integer.parseInt(host[1]) : SIP,
                        Optional.ofNullable(environment.get("UNIMRCP_ASTERISK_MODULE")).map(Path::of),
                        Optional.ofNullable(environment.get("UNIMRCP_PID")).map(Long::valueOf)));
    }

    /** The same; skips the test when there is none, and says so. */
    public static UniMrcp required() {
        return ofEnvironment().orElseGet(() -> {
            LoggerFactory.getLogger(UniMrcp.class).warn("Skipped, there is no UniMRCP server: UNIMRCP_HOST names none");
            return Assumptions.abort("UNIMRCP_HOST names no UniMRCP server");
        });
    }

    /** The shipped profile, with this server's address and ports that are free. */
    String profile(String shipped) {
        int rtp = FreePorts.range(400);
        return shipped
                .replace("server-ip = 127.0.0.1", "server-ip = " + host)
                .replace("server-port = 8060", "server-port = " + port)
                .replace("client-port = 25097", "client-port = " + FreePorts.udp())
                .replace("rtp-port-min = 28000", "rtp-port-min = " + rtp)
                .replace("rtp-port-max = 29000", "rtp-port-max = " + (rtp + 399));
    }

    /** A folder with links to Asterisk's modules, and to app_unimrcp; empty when that is nowhere. */
    Optional<Path> modules(Path asterisks) {
        if (module.isEmpty()) {
            return Optional.of(asterisks).filter(modules -> Files.exists(modules.resolve("app_unimrcp.so")));
        }
        try (Stream<Path> all = Files.list(asterisks)) {
            Path links = Files.createTempDirectory("asterisk-modules-");
            // in reverse order: the folder last
            links.toFile().deleteOnExit();
            for (Path each : Stream.concat(all, Stream.of(module.get())).toList()) {
                Path link = Files.createSymbolicLink(links.resolve(each.getFileName()), each.toRealPath());
                link.toFile().deleteOnExit();
            }
            return Optional.of(links);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It stands still, or goes on. */
    public void freeze(boolean frozen) {
        try {
            new ProcessBuilder(List.of("kill", frozen ? "-STOP" : "-CONT", String.valueOf(process.orElseThrow())))
                    .start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
