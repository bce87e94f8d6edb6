package dev.attendant.server.demo;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallListener;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.conversation.Turn;
import dev.attendant.testcalls.caller.TimelineEvent;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Follows one call from both ends, the attendant's events and the caller's own timeline, and shows it. Told on
 * event loops and virtual threads.
 */
final class CallView implements CallListener {

    private final Shown shown;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Turn> turns = new ArrayList<>();
    private final List<CallEvent> events = new ArrayList<>();
    /** What the caller said that the attendant has not taken as a turn yet. */
    private final ArrayDeque<TimelineEvent> spoken = new ArrayDeque<>();
    private Instant began = Instant.now();
    /** When the attendant's turn began; it pauses between sentences and begins again. */
    private OptionalDouble attendantBegan = OptionalDouble.empty();

    CallView(Shown shown) {
        this.shown = shown;
    }

    /** The caller's end of the line. */
    void caller(TimelineEvent event) {
        locked(() -> {
            switch (event.kind()) {
                case I_BEGAN, I_PRESSED -> spoken.add(event);
                case ATTENDANT_BEGAN -> attendantBegan =
                        OptionalDouble.of(attendantBegan.orElse(event.atMillis() / 1000));
                default -> {
                    // the rest is told at the end
                }
            }
        });
    }

    @Override
    public void on(CallEvent event) {
        locked(() -> {
            events.add(event);
            show(event);
        });
    }

    private void locked(Runnable task) {
        lock.lock();
        try {
            task.run();
        } finally {
            lock.unlock();
        }
    }

    private void show(CallEvent event) {
        double at = Duration.between(began, event.at()).toMillis() / 1000.0;
        switch (event) {
            case CallEvent.Started started -> {
                began = started.at();
                shown.line(0, "PBX", started.info().callerNumber() + " calls, scenario " + started.info().scenario(),
                        "started", new JsonObject().put("scenario", started.info().scenario()));
            }
            case CallEvent.Greeted greeted -> shown.line(at, "PBX",
                    "the greeting's first sound leaves " + greeted.sinceArrival().toMillis() + " ms after the call came",
                    "greeted", new JsonObject().put("sinceArrivalMs", greeted.sinceArrival().toMillis()));
            case CallEvent.TurnTaken taken when taken.turn().speaker() == Turn.Speaker.ATTENDANT ->
                attendant(taken.turn());
            case CallEvent.TurnTaken taken -> caller(at, taken.turn());
            case CallEvent.Noted noted -> shown.line(at, "Attendant", "notes " + noted.name() + ": " + noted.value(),
                    "noted", new JsonObject().put("name", noted.name()).put("value", noted.value()));
            case CallEvent.ToolUsed used -> {}
            case CallEvent.Resumed resumed ->
                shown.line(at, "Attendant", "goes on: that was no interruption", "resumed", new JsonObject());
            case CallEvent.TransferBegan transfer -> shown.line(at, "PBX",
                    "to queue " + transfer.transfer().queue() + ", with the summary: " + transfer.transfer().summary(),
                    "transfer", new JsonObject()
                            .put("queue", transfer.transfer().queue())
                            .put("summary", transfer.transfer().summary()));
            case CallEvent.TransferEnded transfer -> shown.line(at, "PBX", described(transfer.outcome()),
                    "transferred", new JsonObject().put("outcome", described(transfer.outcome())));
            case CallEvent.Failed failed -> shown.line(at, "Attendant", failed.role() + " failed: " + failed.reason(),
                    "failed", new JsonObject().put("role", failed.role()).put("reason", failed.reason()));
            case CallEvent.MenuOffered offered -> shown.line(at, "Attendant", "cannot hear the caller: a menu of digits",
                    "menu", new JsonObject());
            case CallEvent.Ended ended -> shown.line(at, "PBX", "the dialplan has the call again: "
                    + ended.result().value(), "ended", new JsonObject().put("result", ended.result().value()));
            case CallEvent.LineOpened opened -> {}
            case CallEvent.BargedIn bargedIn -> {}
        }
    }

    private static String described(TransferOutcome outcome) {
        return switch (outcome) {
            case TransferOutcome.Connected connected -> String.format(Locale.ROOT,
                    "agent %s took the call, and talked for %.1f s", connected.agent(),
                    connected.talked().toMillis() / 1000.0);
            case TransferOutcome.NoAgents none -> "no agent is there";
            case TransferOutcome.TimedOut timedOut -> "nobody took the call";
            case TransferOutcome.CallerLeft left -> "the caller hung up";
            case TransferOutcome.Failed failed -> failed.reason();
        };
    }

    private void attendant(Turn turn) {
        turns.add(turn);
        boolean interrupted = !turn.heard().equals(turn.text());
        double from = attendantBegan.orElse(0);
        attendantBegan = OptionalDouble.empty();
        shown.line(from, "Attendant", interrupted ? turn.heard() + " —" : turn.text(), "turn",
                new JsonObject().put("text", turn.text()).put("heard", turn.heard())
                        .put("latencyMs", turn.latency().toMillis()));
        if (turns.size() > 1 && !turn.latency().isZero()) {
            shown.more(String.format(Locale.ROOT, "answered %.2f s after the caller's last sound",
                    turn.latency().toMillis() / 1000.0));
        }
        if (interrupted) {
            shown.more("interrupted: the rest was not heard, and is not in the history");
        }
    }

    private void caller(double at, Turn turn) {
        turns.add(turn);
        Optional<TimelineEvent> said = Optional.ofNullable(spoken.poll());
        double from = said.map(event -> event.atMillis() / 1000).orElse(at);
        shown.line(from, "Caller", said.map(TimelineEvent::detail).orElse(turn.text()), "turn",
                new JsonObject().put("text", said.map(TimelineEvent::detail).orElse("")).put("recognized", turn.text())
                        .put("confidence", turn.confidence()).put("recognizedAt", at));
        shown.more(String.format(Locale.ROOT, "recognised at %.2f s as \"%s\", sure to %.0f %%",
                at, turn.text(), 100 * turn.confidence()));
    }

    List<Turn> turns() {
        lock.lock();
        try {
            return List.copyOf(turns);
        } finally {
            lock.unlock();
        }
    }

    List<CallEvent> events() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    Optional<UUID> call() {
        return events().stream().map(CallEvent::call).findFirst();
    }
}
