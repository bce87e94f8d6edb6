package dev.attendant.freeswitch.call;

import dev.attendant.conversation.TransferOutcome;
import dev.attendant.freeswitch.esl.EslEvent;
import java.time.Duration;
import java.util.Optional;

/**
 * The application {@code bridge} ({@code audio_bridge_function} in {@code mod_dptools.c}). It ends with the talk, or
 * when the call to the agent has failed.
 *
 * @param target a dial string: {@code user/1001}
 */
record BridgeWay(CallSocket socket, String target) implements QueueWay {

    @Override
    public Optional<TransferOutcome> hopeless() {
        return Optional.empty();
    }

    @Override
    public String begin() {
        prepare(socket);
        return socket.execute("bridge", target);
    }

    /** What a call to an agent needs, so that its failure does not end the caller's. */
    static void prepare(CallSocket socket) {
        socket.execute("set", "continue_on_fail=true");
        // or early media, as of a gateway that rings, would be a bridge: an agent who talks
        socket.execute("set", "ignore_early_media=true");
        socket.execute("unset", "originate_disposition");
    }

    @Override
    public End ended(EslEvent event, Duration waited) {
        return new End.Over(failed(socket, target, event.variable("originate_disposition"), waited));
    }

    /** How a call to an agent ended that did not come about ({@code CAUSE_CHART} in {@code switch_channel.c}). */
    static TransferOutcome failed(CallSocket socket, String target, String disposition, Duration waited) {
        if (socket.isHungUp()) {
            return new TransferOutcome.CallerLeft();
        }
        return switch (disposition) {
            case "NO_ANSWER", "NO_USER_RESPONSE", "ALLOTTED_TIMEOUT", "PROGRESS_TIMEOUT", "RECOVERY_ON_TIMER_EXPIRE" ->
                new TransferOutcome.TimedOut(waited);
            case "USER_BUSY", "CALL_REJECTED", "USER_NOT_REGISTERED" -> new TransferOutcome.NoAgents();
            case "SUBSCRIBER_ABSENT", "UNALLOCATED_NUMBER", "NO_ROUTE_DESTINATION", "INVALID_NUMBER_FORMAT" ->
                new TransferOutcome.Failed("FreeSWITCH knows no " + target + " (" + disposition
                        + "); see freeswitch.queues in attendant.yaml");
            case "CHAN_NOT_IMPLEMENTED" -> new TransferOutcome.Failed("FreeSWITCH cannot call " + target
                    + ": the module of that kind of dial string is not loaded (" + disposition + ")");
            default -> new TransferOutcome.Failed("FreeSWITCH could not call " + target + ": "
                    + (disposition.matches("[A-Z0-9_]{1,60}") ? disposition : "no cause was told"));
        };
    }

    @Override
    public String agent(EslEvent bridge) {
        return bridge.header("Other-Leg-Channel-Name");
    }
}
