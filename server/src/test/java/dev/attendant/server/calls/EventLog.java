package dev.attendant.server.calls;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that happened in the calls of a test. May be used from any thread. */
final class EventLog implements CallListener {

    private final List<CallEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void on(CallEvent event) {
        events.add(event);
    }

    /** The events of one kind, in one call. */
    <E extends CallEvent> List<E> of(UUID call, Class<E> kind) {
        return events.stream().filter(event -> event.call().equals(call)).filter(kind::isInstance).map(kind::cast)
                .toList();
    }

    <E extends CallEvent> List<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Waits for the first event of the kind in the call. */
    <E extends CallEvent> E await(UUID call, Class<E> kind, Duration patience) {
        Await.until(kind.getSimpleName(), patience, () -> !of(call, kind).isEmpty(),
                () -> events.stream().filter(event -> event.call().equals(call)).toList());
        return of(call, kind).getFirst();
    }

    /** Waits for the newest call from this number, which is not one of those known before. */
    UUID awaitCallFrom(String number, int earlierCalls, Duration patience) {
        Await.until("a call from " + number, patience, () -> callsFrom(number).size() > earlierCalls, () -> events);
        return callsFrom(number).getLast();
    }

    List<UUID> callsFrom(String number) {
        return of(CallEvent.Started.class).stream()
                .filter(started -> started.info().callerNumber().equals(number))
                .map(CallEvent.Started::call)
                .toList();
    }

    Optional<UUID> newestCall() {
        List<CallEvent.Started> all = of(CallEvent.Started.class);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().call());
    }
}
