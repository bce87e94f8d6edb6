package dev.attendant.records;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * Something that happened in a call.
 *
 * @param number orders a call's events; not consecutive
 * @param kind   such as {@code turn-taken}, {@code tool-used}: the event's name
 * @param detail depends on the kind; {@code {"truncated": "…"}} when there was too much of it
 */
public record EventRow(long number, Instant at, String kind, JsonObject detail) {}
