package dev.attendant.records;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A call's events, as the tests tell them. */
final class Talk {

    static final Instant ARRIVED = Instant.parse("2026-03-29T02:30:00.123Z");
    static final Duration LONG = Duration.ofSeconds(30);

    final UUID id;
    private final String scenario;

    Talk() {
        this(UUID.randomUUID(), "reception");
    }

    Talk(UUID id, String scenario) {
        this.id = id;
        this.scenario = scenario;
    }

    static Instant after(long seconds) {
        return ARRIVED.plusSeconds(seconds);
    }

    CallEvent started() {
        return started("+49 30 1234", "Ada Lovelace");
    }

    CallEvent started(String number, String name) {
        return started(ARRIVED, number, name);
    }

    CallEvent started(Instant at) {
        return started(at, "1001", "");
    }

    private CallEvent started(Instant at, String number, String name) {
        return new CallEvent.Started(id, at, new CallInfo(id, "asterisk", "1711700000.17", scenario, number, name,
                "100", Map.of("language", "en"), at));
    }

    CallEvent said(int number, Turn.Speaker speaker, String text) {
        return new CallEvent.TurnTaken(id, after(number),
                new Turn(number, speaker, text, text, Duration.ofMillis(620), 0.75));
    }

    CallEvent ended(CallResult result) {
        return new CallEvent.Ended(id, after(60), result, Duration.ofSeconds(60));
    }
}
