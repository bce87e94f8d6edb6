package dev.attendant.records;

import java.time.Instant;

/** Something that a call is to be remembered for. */
public record NoteRow(String name, String value, Instant at) {}
