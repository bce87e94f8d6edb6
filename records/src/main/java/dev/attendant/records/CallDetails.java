package dev.attendant.records;

import java.util.List;

/** A call with everything that was recorded of it, in its order. */
public record CallDetails(CallRow call, List<TurnRow> turns, List<EventRow> events, List<NoteRow> notes) {}
