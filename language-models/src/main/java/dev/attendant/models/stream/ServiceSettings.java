package dev.attendant.models.stream;

import dev.attendant.conversation.engine.EngineSettings;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all services that think are set with.
 *
 * @param url         of the service, to which the adapter adds its path
 * @param model       by the service's own name
 * @param keyAdvice   where the key is set, for an operator to read
 * @param headers     sent with every request, beside the adapter's own
 * @param temperature empty for the service's own; some models refuse any
 * @param maxTokens   how long an answer may be
 * @param history     how much of the talk the model reads, in tokens as {@code History} counts them
 * @param extra       what is put into every request as it is, over what the adapter wrote
 */
public record ServiceSettings(
        URI url,
        String model,
        Secret key,
        String keyAdvice,
        Map<String, String> headers,
        OptionalDouble temperature,
        int maxTokens,
        int history,
        JsonObject extra,
        Connection connection,
        StreamLimits limits) {

    private static final int USUAL_MAX_TOKENS = 1000;
    private static final int USUAL_HISTORY = 6000;

    /** Names of headers, RFC 9110 section 5.1, and visible values. */
    private static final String HEADER_NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private static final String HEADER_VALUE = "[\\x20-\\x7e]*";

    /** Reads the keys that all adapters know; the adapter reads its own and then refuses the rest. */
    public static ServiceSettings read(EngineSettings settings, Vendor vendor, UnaryOperator<String> environment) {
        URI url = url(settings, vendor.url());
        boolean own = url.toString().equals(vendor.url());
        // a vendor's key is not sent to somebody else only because it stands in the environment
        String variable = settings.text("key-variable", own ? vendor.keyVariable() : "").strip();
        Secret key = Secret.read(settings, "key", variable, environment);
        String advice = settings.invalid("key", "").key() + ", key-file"
                + (variable.isEmpty() ? " or key-variable" : " or " + variable + " in the environment");
        if (key.isEmpty() && !own && !variable.isEmpty()) {
            throw settings.invalid("key-variable", "names " + variable + ", which the environment does not have");
        }
        if (own && key.isEmpty()) {
            throw settings.invalid("key", "is missing; give it, the file it stands in as key-file, or set " + variable
                    + " in the environment");
        }
        String model = settings.text("model", "").strip();
        if (model.isEmpty()) {
            throw settings.invalid("model", "is missing; it is the model's name as the service calls it");
        }
        return new ServiceSettings(
                url,
                model,
                key,
                advice,
                headers(settings),
                temperature(settings),
                settings.number("max-tokens", USUAL_MAX_TOKENS, 16, 100_000),
                settings.number("history", USUAL_HISTORY, 500, 1_000_000),
                extra(settings),
                Connection.read(settings, url, environment),
                Connection.limits(settings));
    }

    private static URI url(EngineSettings settings, String usual) {
        String text = settings.text("url", usual).strip();
        try {
            URI url = new URI(text);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw settings.invalid("url", "must be such as " + (usual.isEmpty() ? "http://localhost:8000/v1" : usual)
                + ", with no user or password in it");
    }

    private static Map<String, String> headers(EngineSettings settings) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : settings.text("headers", "").lines().map(String::strip).toList()) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            String value = line.substring(colon + 1).strip();
            if (!line.isEmpty() && (!name.matches(HEADER_NAME) || !value.matches(HEADER_VALUE))) {
                throw settings.invalid("headers", "must be lines such as \"X-Name: value\"");
            } else if (!line.isEmpty()) {
                headers.put(name, value);
            }
        }
        return headers;
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

    /** Host and port, to name the service by. */
    public String service() {
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /** The service's address with a path behind it, unless it has that already. A query stays at the end. */
    public String address(String path) {
        return address(path, "");
    }

    /** @param query beside that of the service's address */
    public String address(String path, String query) {
        String base = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
        String whole = Stream.of(url.getRawQuery(), query)
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining("&"));
        return url.getScheme() + "://" + url.getRawAuthority() + (base.endsWith(path) ? base : base + path)
                + (whole.isEmpty() ? "" : "?" + whole);
    }

    /** The request's body as it is sent: with what the operator put into it. */
    public JsonObject complete(JsonObject body) {
        return body.mergeIn(extra.copy(), true);
    }
}
