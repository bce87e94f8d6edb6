package dev.attendant.freeswitch.call;

import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.freeswitch.FreeSwitchSettings.Queues;
import dev.attendant.freeswitch.call.QueueWay.End;
import dev.attendant.freeswitch.esl.EslEvent;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Takes a caller to people and tells how that ended.
 *
 * <p>When there is an agent the dialplan behind {@code socket} is due, and goes on when the agent hangs up, whether we
 * are there or not.
 */
final class FreeSwitchQueue {

    /** Between the end of the application, which has found an agent, and the bridge with them. */
    private static final Duration BRIDGING = Duration.ofSeconds(5);

    /** Between the end of a talk and the park behind it; a dialplan of the operator's may have none. */
    private static final Duration RETURNING = Duration.ofSeconds(1);

    /**
     * Nothing that separates or expands anything: in a dial string no comma, brace, slash or {@code @}, by which
     * another host would be called; in a command no blank.
     */
    private static final String NAME = "[A-Za-z0-9_.+-]{1,100}";

    private static final int LONGEST_SHOWN = 100;

    /** When an event happened. */
    private static final String MICROSECONDS = "Event-Date-Timestamp";

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
            return new TransferOutcome.Failed(
                    "\"" + shown(transfer.queue()) + "\" is no name for a queue in FreeSWITCH");
        }
        QueueWay way = QueueWay.of(queues, transfer.queue(), socket);
        return way.hopeless().orElseGet(() -> follow(way, transfer.patience()));
    }

    private TransferOutcome follow(QueueWay way, Duration patience) {
        socket.forget();
        long began = System.nanoTime();
        String name = way.begin();
        while (true) {
            // a queue that cannot be left by us is left when it ends, or an agent comes
            Duration left = park.isPossible() ? patience.minus(since(began)) : Duration.ofDays(1);
            Optional<Happening> next = left.isNegative() ? Optional.empty() : socket.await(left);
            if (next.isEmpty()) {
                return socket.isOver() ? left() : giveUp(since(began));
            }
            switch (next.get()) {
                case Happening.Bridged bridged -> {
                    return talk(way, bridged.with());
                }
                case Happening.HungUp over -> {
                    return left();
                }
                case Happening.Closed closed -> {
                    return left();
                }
                case Happening.Executed done when done.eventUuid().equals(name) -> {
                    switch (way.ended(done.event(), since(began))) {
                        case End.Over over -> {
                            return over.outcome();
                        }
                        case End.AgentFound found -> {
                            return awaitBridge(way);
                        }
                        case End.GoesOn on -> {
                            // until there is a bridge, or patience ends
                        }
                    }
                }
                default -> {
                    // applications of the dialplan
                }
            }
        }
    }

    private TransferOutcome awaitBridge(QueueWay way) {
        Optional<Happening> next = socket.await(BRIDGING);
        while (next.isPresent()) {
            if (next.get() instanceof Happening.Bridged bridged) {
                return talk(way, bridged.with());
            }
            if (next.get() instanceof Happening.HungUp || next.get() instanceof Happening.Closed) {
                return left();
            }
            next = socket.await(BRIDGING);
        }
        return socket.isOver() ? left() : new TransferOutcome.Failed("the agent was not connected");
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
    private TransferOutcome talk(QueueWay way, EslEvent bridge) {
        long began = System.nanoTime();
        socket.api("uuid_setvar", socket.uuid(), "attendant_result", "transferred");
        String agent = way.agent(bridge);
        Optional<Duration> told = Optional.empty();
        while (!socket.isOver()) {
            Optional<Happening> next = socket.await(Duration.ofDays(1));
            if (next.isPresent() && next.get() instanceof Happening.Unbridged unbridged) {
                // in case the agent's channel was gone when it was asked
                String name = unbridged.from().variable("cc_agent");
                agent = name.isEmpty() ? agent : name;
                told = between(bridge, unbridged.from());
                break;
            }
        }
        Duration talked = told.orElse(since(began));
        awaitReturn();
        return new TransferOutcome.Connected(agent, talked);
    }

    /** By FreeSWITCH's clock: a busy machine brings its events late. */
    private static Optional<Duration> between(EslEvent bridge, EslEvent unbridge) {
        String from = bridge.header(MICROSECONDS);
        String to = unbridge.header(MICROSECONDS);
        if (!from.matches("\\d{1,18}") || !to.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        long micros = Long.parseLong(to) - Long.parseLong(from);
        return micros < 0 ? Optional.empty() : Optional.of(Duration.of(micros, ChronoUnit.MICROS));
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

    private static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", " ");
        return line.substring(0, Math.min(line.length(), LONGEST_SHOWN));
    }
}
