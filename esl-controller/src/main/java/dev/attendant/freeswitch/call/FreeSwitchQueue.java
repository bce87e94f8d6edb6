package dev.attendant.freeswitch.call;

import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.freeswitch.FreeSwitchSettings.Queues;
import dev.attendant.freeswitch.FreeSwitchSettings.Queues.Application;
import dev.attendant.freeswitch.esl.EslEvent;
import dev.attendant.freeswitch.esl.EslReply;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes a caller to people and tells how that ended.
 *
 * <p>{@code callcenter} and {@code fifo} end when an agent is found, not when the talk is over: that is told by the
 * bridge. With it the dialplan behind {@code socket} is due, and goes on when the agent hangs up, whether we are
 * there or not ({@code mod_callcenter.c}).
 */
final class FreeSwitchQueue {

    /** Between the end of the application, which has found an agent, and the bridge with them. */
    private static final Duration BRIDGING = Duration.ofSeconds(5);

    /** Between the end of a talk and the park behind it; a dialplan of the operator's may have none. */
    private static final Duration RETURNING = Duration.ofSeconds(1);

    private static final String NAME = "[A-Za-z0-9_.@+-]{1,100}";

    private final CallSocket socket;
    private final Park park;
    private final Queues queues;

    FreeSwitchQueue(CallSocket socket, Park park, Queues queues) {
        this.socket = socket;
        this.park = park;
        this.queues = queues;
    }

    /** Blocks until the caller is out of the queue, or the talk with the agent is over. The channel must live. */
    TransferOutcome run(Transfer transfer) {
        if (!transfer.queue().matches(NAME)) {
            return new TransferOutcome.Failed("\"" + transfer.queue() + "\" is no name for a queue in FreeSWITCH");
        }
        String argument = queues.argument(transfer.queue());
        Optional<TransferOutcome> hopeless = queues.application() == Application.CALLCENTER
                ? callcenter(argument)
                : missingModule();
        if (hopeless.isPresent()) {
            return hopeless.get();
        }
        socket.forget();
        long began = System.nanoTime();
        String name = begin(argument);
        while (true) {
            // a queue that cannot be left by us is left when it ends, or an agent comes
            Duration left = park.isPossible() ? transfer.patience().minus(since(began)) : Duration.ofDays(1);
            Optional<Happening> next = left.isNegative() ? Optional.empty() : socket.await(left);
            if (next.isEmpty()) {
                return socket.isOver() ? left() : giveUp(since(began));
            }
            switch (next.get()) {
                case Happening.Bridged bridged -> {
                    return talk(bridged.with());
                }
                case Happening.HungUp over -> {
                    return left();
                }
                case Happening.Closed closed -> {
                    return left();
                }
                case Happening.Executed done when done.eventUuid().equals(name) -> {
                    Optional<TransferOutcome> outcome = ended(done.event(), transfer.queue(), since(began));
                    if (outcome.isPresent()) {
                        return outcome.get();
                    }
                }
                default -> {
                    // applications of the dialplan
                }
            }
        }
    }

    /** A queue without anybody who could take the call is not entered: callcenter would let the caller wait. */
    private Optional<TransferOutcome> callcenter(String queue) {
        EslReply agents = socket.api("callcenter_config", "queue", "list", "agents", queue);
        if (agents.text().contains("Command not found")) {
            return Optional.of(new TransferOutcome.Failed("FreeSWITCH has no callcenter; load mod_callcenter"));
        }
        boolean available = agents.text().lines()
                .map(line -> line.split("\\|"))
                .anyMatch(columns -> columns.length > 5 && columns[5].startsWith("Available"));
        if (available || !agents.isOk()) {
            return Optional.empty();
        }
        boolean known = socket.api("callcenter_config", "queue", "list").text().lines()
                .anyMatch(line -> line.startsWith(queue + "|"));
        return Optional.of(known ? new TransferOutcome.NoAgents() : unknown(queue));
    }

    private static TransferOutcome unknown(String queue) {
        return new TransferOutcome.Failed("FreeSWITCH has no queue " + queue);
    }

    /** An application that FreeSWITCH does not know hangs up the call. */
    private Optional<TransferOutcome> missingModule() {
        String module = queues.application() == Application.FIFO ? "mod_fifo" : "mod_dptools";
        return socket.api("module_exists", module).text().equals("false")
                ? Optional.of(new TransferOutcome.Failed("FreeSWITCH has no " + module + "; load it"))
                : Optional.empty();
    }

    private String begin(String argument) {
        if (queues.application() == Application.TRANSFER) {
            String[] place = argument.split(" ", 3);
            String[] command = new String[] {"uuid_transfer", socket.uuid()};
            String[] all = Arrays.copyOf(command, command.length + place.length);
            System.arraycopy(place, 0, all, command.length, place.length);
            socket.api(all);
            return "";
        }
        String application = queues.application().name().toLowerCase(Locale.ROOT);
        return socket.execute(application, queues.application() == Application.FIFO ? argument + " in" : argument);
    }

    /** What the end of the application means; nothing when an agent has been found. */
    private Optional<TransferOutcome> ended(EslEvent event, String queue, Duration waited) {
        return switch (queues.application()) {
            case CALLCENTER -> switch (event.variable("cc_cause")) {
                case "answered" -> awaitBridge();
                case "" -> Optional.of(unknown(queue));
                default -> Optional.of(cancelled(event.variable("cc_cancel_reason"), waited));
            };
            case FIFO -> awaitBridge();
            case BRIDGE -> Optional.of(notBridged(event.variable("originate_disposition"), waited));
            case TRANSFER -> Optional.empty();
        };
    }

    private Optional<TransferOutcome> awaitBridge() {
        Optional<Happening> next = socket.await(BRIDGING);
        while (next.isPresent()) {
            if (next.get() instanceof Happening.Bridged bridged) {
                return Optional.of(talk(bridged.with()));
            }
            if (next.get() instanceof Happening.HungUp || next.get() instanceof Happening.Closed) {
                return Optional.of(left());
            }
            next = socket.await(BRIDGING);
        }
        return Optional.of(new TransferOutcome.Failed("the agent was not connected"));
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

    private TransferOutcome notBridged(String disposition, Duration waited) {
        return switch (disposition) {
            case "NO_ANSWER", "NO_USER_RESPONSE", "ALLOTTED_TIMEOUT" -> new TransferOutcome.TimedOut(waited);
            case "USER_BUSY", "CALL_REJECTED", "SUBSCRIBER_ABSENT", "USER_NOT_REGISTERED" ->
                new TransferOutcome.NoAgents();
            default -> socket.isHungUp()
                    ? new TransferOutcome.CallerLeft()
                    : new TransferOutcome.Failed("bridge ended with " + disposition);
        };
    }

    private TransferOutcome giveUp(Duration waited) {
        if (park.again()) {
            return new TransferOutcome.TimedOut(waited);
        }
        return socket.isHungUp() ? left() : new TransferOutcome.Failed(park.advice());
    }

    private TransferOutcome left() {
        return socket.isHungUp()
                ? new TransferOutcome.CallerLeft()
                : new TransferOutcome.Failed("FreeSWITCH closed the connection");
    }

    /** Waits for the end of the talk. The dialplan, which goes on then, must know that the call was taken. */
    private TransferOutcome talk(EslEvent bridge) {
        long began = System.nanoTime();
        socket.api("uuid_setvar", socket.uuid(), "attendant_result", "transferred");
        String agent = channel(bridge);
        while (!socket.isOver()) {
            Optional<Happening> next = socket.await(Duration.ofDays(1));
            if (next.isPresent() && next.get() instanceof Happening.Unbridged unbridged) {
                // which of the queue's agents it was comes too late for the bridge
                String name = unbridged.from().variable("cc_agent");
                agent = name.isEmpty() ? agent : name;
                break;
            }
        }
        Duration talked = since(began);
        awaitReturn();
        return new TransferOutcome.Connected(agent, talked);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** The dialplan's {@code transfer_after_bridge} parks the caller for us; to be fetched before would be undone. */
    private void awaitReturn() {
        Optional<Happening> next = socket.await(RETURNING);
        while (next.isPresent() && !(next.get() instanceof Happening.Parked)) {
            next = socket.await(RETURNING);
        }
    }

    /** In a fifo there is no channel's name, only what the agent's phone is called by. */
    private static String channel(EslEvent bridge) {
        String channel = bridge.header("Other-Leg-Channel-Name");
        return channel.isEmpty() ? bridge.header("FIFO-Consumer-Outbound-ID") : channel;
    }
}
