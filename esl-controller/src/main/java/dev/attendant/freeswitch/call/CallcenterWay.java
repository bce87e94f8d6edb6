package dev.attendant.freeswitch.call;

import dev.attendant.conversation.TransferOutcome;
import dev.attendant.freeswitch.esl.EslEvent;
import dev.attendant.freeswitch.esl.EslReply;
import java.time.Duration;
import java.util.Optional;

/**
 * The application {@code callcenter} ({@code mod_callcenter.c}). It ends when an agent is found: the talk's beginning
 * and end are told by the bridge.
 *
 * @param queue with its domain: {@code support@default}
 */
record CallcenterWay(CallSocket socket, String queue) implements QueueWay {

    private static final int STATUS = 5;

    /** A queue without anybody who could take the call is not entered: callcenter would let the caller wait. */
    @Override
    public Optional<TransferOutcome> hopeless() {
        EslReply agents = socket.api("callcenter_config", "queue", "list", "agents", queue);
        if (agents.text().contains("Command not found")) {
            return Optional.of(new TransferOutcome.Failed("FreeSWITCH has no callcenter; load mod_callcenter"));
        }
        boolean available = agents.text().lines()
                .map(line -> line.split("\\|"))
                .anyMatch(columns -> columns.length > STATUS && columns[STATUS].startsWith("Available"));
        if (available || !agents.isOk()) {
            return Optional.empty();
        }
        boolean known = socket.api("callcenter_config", "queue", "list").text().lines()
                .anyMatch(line -> line.startsWith(queue + "|"));
        return Optional.of(known ? new TransferOutcome.NoAgents() : unknown());
    }

    @Override
    public String begin() {
        return socket.execute("callcenter", queue);
    }

    @Override
    public End ended(EslEvent event, Duration waited) {
        return switch (event.variable("cc_cause")) {
            case "answered" -> new End.AgentFound();
            case "" -> new End.Over(unknown());
            default -> new End.Over(cancelled(event.variable("cc_cancel_reason"), waited));
        };
    }

    private TransferOutcome cancelled(String reason, Duration waited) {
        return switch (reason) {
            case "NO_AGENT_TIMEOUT" -> new TransferOutcome.NoAgents();
            case "TIMEOUT" -> new TransferOutcome.TimedOut(waited);
            default -> socket.isHungUp()
                    ? new TransferOutcome.CallerLeft()
                    : new TransferOutcome.Failed("callcenter ended with " + reason);
        };
    }

    private TransferOutcome unknown() {
        return new TransferOutcome.Failed("FreeSWITCH's callcenter has no queue " + queue
                + "; see callcenter.conf.xml, or freeswitch.queues in attendant.yaml");
    }

    @Override
    public String agent(EslEvent bridge) {
        return agent(socket, bridge);
    }

    /** A callcenter's agent by name, anybody else by their channel's. The caller's channel learns it after the talk. */
    static String agent(CallSocket socket, EslEvent bridge) {
        String uuid = bridge.header("Other-Leg-Unique-ID");
        if (uuid.matches("[0-9a-fA-F-]{36}")) {
            EslReply name = socket.api("uuid_getvar", uuid, "cc_agent");
            if (name.isOk() && !name.text().isEmpty() && !name.text().equals("_undef_")) {
                return name.text();
            }
        }
        return bridge.header("Other-Leg-Channel-Name");
    }
}
