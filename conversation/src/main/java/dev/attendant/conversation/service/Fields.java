package dev.attendant.conversation.service;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Reads fields of JSON objects from outside. A field that is missing and one that is {@code null} are the same, for
 * servers write both; a value of another type is malformed.
 */
public final class Fields {

    private Fields() {}

    /** Empty when there is none. */
    public static String text(JsonObject object, String key) {
        Object value = object.getValue(key);
        return value == null ? "" : as(String.class, key, value);
    }

    public static long number(JsonObject object, String key, long otherwise) {
        Object value = object.getValue(key);
        return value == null ? otherwise : as(Number.class, key, value).longValue();
    }

    /** Empty when there is none. */
    public static JsonObject object(JsonObject object, String key) {
        Object value = object.getValue(key);
        return value == null ? new JsonObject() : as(JsonObject.class, key, value);
    }

    /** Empty when there is none. */
    public static JsonArray list(JsonObject object, String key) {
        Object value = object.getValue(key);
        return value == null ? new JsonArray() : as(JsonArray.class, key, value);
    }

    /** An element, which must be an object. */
    public static JsonObject object(JsonArray list, int index) {
        return as(JsonObject.class, "an element", list.getValue(index));
    }

    private static <T> T as(Class<T> type, String key, Object value) {
        if (!type.isInstance(value)) {
            throw new MalformedAnswer("another type of value than expected in " + key);
        }
        return type.cast(value);
    }
}
