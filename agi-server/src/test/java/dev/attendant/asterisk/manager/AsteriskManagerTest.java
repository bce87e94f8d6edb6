package dev.attendant.asterisk.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AsteriskManagerTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Test
    void asteriskTellsItsVersionModulesAndQueues() throws Exception {
        try (FakeManager asterisk = new FakeManager(true);
                AsteriskManager manager = AsteriskManager.login(login(asterisk, FakeManager.SECRET))) {
            assertThat(manager.version()).contains("20.6.0");
            assertThat(manager.module("app_queue")).isEqualTo(ModuleState.LOADED);
            assertThat(manager.module("app_audiosocket")).isEqualTo(ModuleState.MISSING);
            assertThat(manager.queues()).containsExactly("sales", "support");
        }
    }

    @Test
    void thePasswordIsNotSentAndNoEventsAreWanted() throws Exception {
        try (FakeManager asterisk = new FakeManager(true);
                AsteriskManager manager = AsteriskManager.login(login(asterisk, FakeManager.SECRET))) {
            assertThat(manager.version()).isPresent();
            assertThat(asterisk.actions()).noneMatch(action -> action.containsValue(FakeManager.SECRET))
                    .filteredOn(action -> action.get("action").equalsIgnoreCase("login"))
                    .singleElement().satisfies(action -> assertThat(action).containsEntry("events", "off"));
        }
    }

    @Test
    void whatTheUserMayNotAskIsNotGuessed() throws Exception {
        try (FakeManager asterisk = new FakeManager(false);
                AsteriskManager manager = AsteriskManager.login(login(asterisk, FakeManager.SECRET))) {
            assertThat(manager.version()).isEmpty();
            assertThat(manager.module("app_queue")).isEqualTo(ModuleState.NOT_TOLD);
            assertThat(manager.queues()).contains("support");
        }
    }

    @Test
    void aWrongPasswordIsSaidToBeOneAndNotShown() throws Exception {
        try (FakeManager asterisk = new FakeManager(true)) {
            assertThatThrownBy(() -> AsteriskManager.login(login(asterisk, "guess")).close())
                    .isInstanceOf(ManagerUnavailable.class)
                    .hasMessageContaining("refuses the manager's user or password")
                    .hasMessageContaining("asterisk.manager.user")
                    .hasMessageNotContaining("guess");
        }
    }

    @Test
    void whereNothingListensAsteriskIsSaidNotToRun() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> AsteriskManager.login(login(free, "x", TIMEOUT)).close())
                .isInstanceOf(ManagerUnavailable.class)
                .hasMessageContaining("Nothing listens at 127.0.0.1:" + free);
    }

    @Test
    void aPortThatStaysSilentIsNotWaitedForEndlessly() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> AsteriskManager.login(
                    login(silent.getLocalPort(), "x", Duration.ofMillis(300))).close())
                    .isInstanceOf(ManagerUnavailable.class)
                    .hasMessageContaining("No manager interface answers");
        }
    }

    private static ManagerLogin login(FakeManager asterisk, String secret) {
        return login(asterisk.port(), secret, TIMEOUT);
    }

    private static ManagerLogin login(int port, String secret, Duration timeout) {
        return new ManagerLogin("127.0.0.1", port, "attendant", secret, timeout);
    }
}
