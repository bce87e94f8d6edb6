package dev.attendant.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.ScenarioFiles;
import dev.attendant.server.config.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Against a manager interface that knows the queue {@code other}, and lacks app_audiosocket. */
class AsteriskCheckTest {

    private final List<Finding> findings = new ArrayList<>();

    @Test
    void aMissingModuleOrQueueIsAWarningWithItsRemedy() throws IOException {
        Scenario support = ScenarioFiles.read(Path.of("../scenarios/support.yaml"));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> serve(server));
            Settings settings = Configuration.load(Optional.empty(), Map.of(
                    "ATTENDANT_ASTERISK_MANAGER_HOST", "127.0.0.1",
                    "ATTENDANT_ASTERISK_MANAGER_PORT", "" + server.getLocalPort(),
                    "ATTENDANT_ASTERISK_MANAGER_USER", "attendant",
                    "ATTENDANT_ASTERISK_MANAGER_SECRET", "s3cret")).settings();

            AsteriskCheck.check(settings.asterisk(), List.of(support), findings::add);
        }

        assertThat(finding("asterisk").text()).contains("logged in as attendant@127.0.0.1", "version 20.6.0");
        assertThat(finding("module res_agi").level()).isEqualTo(Finding.Level.OK);
        assertThat(finding("module app_audiosocket").level()).isEqualTo(Finding.Level.WARN);
        assertThat(finding("module app_audiosocket").remedy()).contains("module load app_audiosocket");
        Finding queue = finding("queue " + support.handover().queue());
        assertThat(queue.level()).isEqualTo(Finding.Level.WARN);
        assertThat(queue.text()).contains("named by support", "Asterisk has only other");
        assertThat(queue.remedy()).contains("queues.conf");
    }

    private Finding finding(String subject) {
        return findings.stream().filter(finding -> finding.subject().equals(subject)).findFirst()
                .orElseThrow(() -> new AssertionError("nothing of " + subject + " in " + findings));
    }

    private static void serve(ServerSocket server) {
        try (Socket socket = server.accept()) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            write(socket, "Asterisk Call Manager/7.0.3\n");
            Map<String, String> action = new HashMap<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    write(socket, answer(action).replace("ID", "ActionID: " + action.get("actionid")));
                    action.clear();
                } else {
                    String[] header = line.split(": ?", 2);
                    action.put(header[0].toLowerCase(Locale.ROOT), header[1]);
                }
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private static String answer(Map<String, String> action) {
        return switch (action.get("action")) {
            case "Challenge" -> "Response: Success\nID\nChallenge: 1\n\n";
            case "CoreSettings" -> "Response: Success\nID\nAsteriskVersion: 20.6.0\n\n";
            case "ModuleCheck" -> action.get("module").equals("app_audiosocket")
                    ? "Response: Error\nID\nMessage: Module not loaded\n\n" : "Response: Success\nID\n\n";
            case "QueueSummary" -> "Response: Success\nID\nEventList: start\n\n"
                    + "Event: QueueSummary\nQueue: other\nID\n\nEvent: QueueSummaryComplete\nID\n\n";
            default -> "Response: Success\nID\n\n";
        };
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
