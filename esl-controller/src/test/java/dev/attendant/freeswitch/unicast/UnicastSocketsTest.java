package dev.attendant.freeswitch.unicast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.attendant.conversation.audio.Metronome;
import dev.attendant.freeswitch.FreeSwitchSettings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnicastSocketsTest {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Metronome metronome = new Metronome(loop);

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void eachCallHasAPortOfTheRangeAndNoneIsLeftForTheNext() throws Exception {
        int first = threeFreePorts();
        UnicastSockets sockets = sockets(first, first + 2);
        List<UnicastSocket> open = open(sockets, 3);
        assertThat(open).extracting(UnicastSocket::port).containsExactlyInAnyOrder(first, first + 1, first + 2);

        assertThatThrownBy(() -> open(sockets, 1))
                .hasCauseInstanceOf(UnicastUnavailable.class)
                .hasMessageContaining("freeswitch.audio.ports")
                .hasMessageContaining(first + "-" + (first + 2));
        assertThat(sockets.open()).isEqualTo(3);

        await(open.get(1).close());
        awaitUntil(() -> isFree(first + 1));
        assertThat(open(sockets, 1)).extracting(UnicastSocket::port).containsExactly(first + 1);
    }

    @Test
    void aPortThatAnotherProgramHasIsPassedOver() throws Exception {
        int first = threeFreePorts();
        UnicastSockets sockets = sockets(first, first + 2);
        try (DatagramSocket other = new DatagramSocket(new InetSocketAddress("127.0.0.1", first + 1))) {
            assertThat(open(sockets, 2)).extracting(UnicastSocket::port)
                    .containsExactlyInAnyOrder(first, first + 2)
                    .doesNotContain(other.getLocalPort());
        }
    }

    @Test
    void aPortRestsBeforeItIsUsedAgain() throws Exception {
        int first = threeFreePorts();
        UnicastSockets sockets = sockets(first, first + 2);
        List<Integer> ports = new ArrayList<>();
        for (int call = 0; call < 3; call++) {
            UnicastSocket socket = open(sockets, 1).getFirst();
            ports.add(socket.port());
            await(socket.close());
        }
        assertThat(ports).doesNotHaveDuplicates();
    }

    @Test
    void nobodyElseCanTakeACallsPort() throws Exception {
        UnicastSocket socket = open(sockets(0, 0), 1).getFirst();
        assertThat(isFree(socket.port())).isFalse();
        await(socket.close());
        awaitUntil(() -> isFree(socket.port()));
    }

    @Test
    void anAddressThatIsNotThisMachinesIsNamed() {
        UnicastSockets sockets = new UnicastSockets(new FreeSwitchSettings.Audio("192.0.2.1", "", 20000, 20100));
        assertThatThrownBy(() -> open(sockets, 1))
                .hasCauseInstanceOf(UnicastUnavailable.class)
                .hasMessageContaining("192.0.2.1")
                .hasMessageContaining("freeswitch.audio.host");
        assertThat(sockets.open()).isZero();
    }

    @Test
    void twoHundredCallsLeaveNothingBehind() throws Exception {
        assumeThat(OPEN_FILES).isDirectory();
        UnicastSockets sockets = sockets(0, 0);
        // the JDK keeps a socket or two of its own from the first one that is closed
        await(open(sockets, 1).getFirst().close());
        awaitUntil(() -> sockets.open() == 0);
        Set<String> before = openSockets();
        List<UnicastSocket> calls = open(sockets, 200);
        assertThat(sockets.open()).isEqualTo(200);
        Set<String> during = openSockets();
        during.removeAll(before);
        assertThat(during).hasSizeGreaterThanOrEqualTo(200);

        for (UnicastSocket call : calls) {
            call.ended("NORMAL_CLEARING");
        }
        for (UnicastSocket call : calls) {
            await(call.close());
        }
        assertThat(sockets.open()).isZero();
        awaitUntil(() -> before.containsAll(openSockets()));
    }

    private static UnicastSockets sockets(int firstPort, int lastPort) {
        return new UnicastSockets(new FreeSwitchSettings.Audio("127.0.0.1", "", firstPort, lastPort));
    }

    private List<UnicastSocket> open(UnicastSockets sockets, int count) throws Exception {
        List<UnicastSocket> open = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            open.add(await(sockets.open(loop, metronome, peer -> true, 0)));
        }
        return open;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** The system lets go of a closed socket in its own time. */
    private static void awaitUntil(BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.yield();
        }
    }

    private static int threeFreePorts() {
        for (int first = 21_000; first < 30_000; first += 3) {
            if (isFree(first) && isFree(first + 1) && isFree(first + 2)) {
                return first;
            }
        }
        throw new AssertionError("no three ports in a row are free");
    }

    private static boolean isFree(int port) {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", port))) {
            return socket.isBound();
        } catch (SocketException e) {
            return false;
        }
    }

    /** The sockets that this process has open, by their inodes. */
    private static Set<String> openSockets() {
        try (Stream<Path> files = Files.list(OPEN_FILES)) {
            return files.map(UnicastSocketsTest::target)
                    .filter(target -> target.startsWith("socket:"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            // closed meanwhile
            return "";
        }
    }
}
