package dev.attendant.models.stream;

import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.service.OneLine;
import dev.attendant.conversation.service.Service;
import dev.attendant.conversation.service.StreamLimits;
import dev.attendant.conversation.service.Vendor;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * What all services that think are set with.
 *
 * @param service     where it is
 * @param model       by the service's own name
 * @param temperature empty for the service's own; some models refuse any
 * @param maxTokens   how long an answer may be
 * @param history     how much of the talk the model reads, in tokens as {@code History} counts them
 * @param extra       what is put into every request as it is, over what the adapter wrote
 */
public record ModelSettings(
        Service service,
        String model,
        OptionalDouble temperature,
        int maxTokens,
        int history,
        JsonObject extra,
        StreamLimits limits) {

    private static final int USUAL_MAX_TOKENS = 1000;
    private static final int USUAL_HISTORY = 6000;

    /** Reads the keys that all adapters know; the adapter reads its own and then refuses the rest. */
    public static ModelSettings read(EngineSettings settings, Vendor vendor, UnaryOperator<String> environment) {
        Service service = Service.read(settings, vendor, environment);
        String model = settings.text("model", "").strip();
        if (model.isEmpty()) {
            throw settings.invalid("model", "is missing; it is the model's name as the service calls it");
        }
        return new ModelSettings(
                service,
                model,
                temperature(settings),
                settings.number("max-tokens", USUAL_MAX_TOKENS, 16, 100_000),
                settings.number("history", USUAL_HISTORY, 500, 1_000_000),
                extra(settings),
                StreamLimits.read(settings));
    }

    private static OptionalDouble temperature(EngineSettings settings) {
        String text = settings.text("temperature", "").strip();
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= 2) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw settings.invalid("temperature", "must be a number from 0 to 2, not \"" + OneLine.of(text, 40) + "\"");
    }

    private static JsonObject extra(EngineSettings settings) {
        String text = settings.text("extra", "").strip();
        try {
            return text.isEmpty() ? new JsonObject() : new JsonObject(text);
        } catch (DecodeException e) {
            throw settings.invalid("extra", "must be a JSON object in quotes, such as '{\"seed\": 1}'");
        }
    }

    /** The request's body as it is sent: with what the operator put into it. */
    public JsonObject complete(JsonObject body) {
        return body.mergeIn(extra.copy(), true);
    }
}
