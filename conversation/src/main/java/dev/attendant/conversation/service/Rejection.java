package dev.attendant.conversation.service;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a service did not do what it was asked, as an operator can act on it. The key is never in it.
 *
 * @param retryAfter how long the service asks to be left alone, when it says so
 */
public record Rejection(String reason, Optional<Duration> retryAfter) {

    private static final int LONGEST_MESSAGE = 300;
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** {@code google.rpc.RetryInfo}, which Gemini sends in the place of a header. */
    private static final Pattern RETRY_INFO = Pattern.compile("\"retryDelay\"\\s*:\\s*\"(\\d{1,6})(?:\\.\\d{1,9})?s\"");

    /**
     * The service answered with an HTTP status other than success.
     *
     * @param retryAfter the header's value, RFC 9110 section 10.2.3; empty when there was none
     * @param body       as much of it as was read
     */
    public static Rejection of(Service service, int status, String retryAfter, String body) {
        Optional<Duration> wait = wait(retryAfter, body);
        String http = service.name() + " answered HTTP " + status;
        // Gemini calls a wrong key a wrong argument
        boolean keyRefused = status == 401 || status == 403 || status == 400 && body.contains("API_KEY_INVALID");
        if (keyRefused) {
            // what the service says of it may repeat a part of the key
            String what = service.key().isEmpty() ? "it wants a key: set " : "it refuses the key: check ";
            return new Rejection(http + ", " + what + service.keyAdvice(), Optional.empty());
        }
        String message = message(service, body);
        String said = message.isEmpty() ? "" : ": " + message;
        if (status == 429) {
            String asked = wait.map(time -> ", try again in " + time.toSeconds() + " s").orElse("");
            return new Rejection(http + ", too many requests or tokens" + asked + said, wait);
        }
        String remedy = status == 404 ? " (check the settings url and model)" : "";
        return new Rejection(http + said + remedy, wait);
    }

    /** Anything else that went wrong with the service; its own words may be in it. */
    public static Rejection because(Service service, String reason) {
        return new Rejection(service.name() + " " + safe(service, reason), Optional.empty());
    }

    private static String safe(Service service, String text) {
        return OneLine.of(service.key().removeFrom(text), LONGEST_MESSAGE);
    }

    /**
     * OpenAI, Anthropic and Gemini: {@code error.message}; Ollama: {@code error}; FastAPI: {@code detail}; ElevenLabs:
     * {@code detail.message}; Deepgram: {@code err_msg}; Smallest.AI: {@code error} and {@code message}.
     */
    private static String message(Service service, String body) {
        try {
            Object value = Json.decodeValue(body);
            if (value instanceof JsonArray list && !list.isEmpty()) {
                value = list.getValue(0);
            }
            if (value instanceof JsonObject object) {
                Object error = object.getValue("error", object.getValue("detail", object.getValue("err_msg", "")));
                Object said = error instanceof JsonObject inner ? inner.getValue("message", "") : error;
                return safe(service, (said + " " + object.getValue("message", "")).strip());
            }
        } catch (DecodeException e) {
            // no JSON: a proxy's page, most often, which says nothing that the status does not
        }
        return "";
    }

    private static Optional<Duration> wait(String retryAfter, String body) {
        Matcher info = RETRY_INFO.matcher(body);
        Optional<Duration> wait = retryAfter.isBlank()
                ? info.find() ? Optional.of(Duration.ofSeconds(Long.parseLong(info.group(1)))) : Optional.empty()
                : header(retryAfter.strip());
        return wait.map(time -> time.isNegative() ? Duration.ZERO : time)
                .map(time -> time.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : time);
    }

    private static Optional<Duration> header(String value) {
        try {
            if (value.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(Duration.between(Instant.now(), at));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
