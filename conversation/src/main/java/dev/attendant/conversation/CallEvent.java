package dev.attendant.conversation;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What happens in a call, in the order in which it happens. Records store these, the console shows them live. */
public sealed interface CallEvent {

    UUID call();

    Instant at();

    /** The PBX handed us the call. */
    record Started(UUID call, Instant at, CallInfo info) implements CallEvent {}

    /** A line to the caller is open. */
    record LineOpened(UUID call, Instant at, int sampleRate) implements CallEvent {}

    /** The first frame of the greeting was written to the PBX. */
    record Greeted(UUID call, Instant at, Duration sinceArrival) implements CallEvent {}

    /** The caller interrupted us: the sound stopped. */
    record BargedIn(UUID call, Instant at, String heard) implements CallEvent {}

    /** What looked like an interruption had no words: we went on where we had stopped. */
    record Resumed(UUID call, Instant at) implements CallEvent {}

    /** One side's say is over. */
    record TurnTaken(UUID call, Instant at, Turn turn) implements CallEvent {}

    /** Something that the call is to be remembered for: an answer in a survey, an appointment. */
    record Noted(UUID call, Instant at, String name, String value) implements CallEvent {}

    /** A tool was used. */
    record ToolUsed(UUID call, Instant at, String tool, JsonObject arguments, JsonObject result, Duration took)
            implements CallEvent {}

    /** The caller is being sent to a queue. */
    record TransferBegan(UUID call, Instant at, Transfer transfer) implements CallEvent {}

    record TransferEnded(UUID call, Instant at, Transfer transfer, TransferOutcome outcome) implements CallEvent {}

    /** Something on our side failed; {@code role} is recognizer, model, synthesizer, line, tool or attendant. */
    record Failed(UUID call, Instant at, String role, String reason) implements CallEvent {}

    /** Nobody can hear the caller any more: they are offered a menu of digits from here on. */
    record MenuOffered(UUID call, Instant at) implements CallEvent {}

    /** The call is over for us. */
    record Ended(UUID call, Instant at, CallResult result, Duration length) implements CallEvent {}
}
