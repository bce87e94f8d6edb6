package dev.attendant.conversation.service;

import dev.attendant.conversation.engine.EngineSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.WebSocketClient;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service on the network that an engine uses: where it is, how it is reached, and with which key.
 *
 * @param url       of the service, to which the adapter adds its path
 * @param keyAdvice where the key is set, for an operator to read
 * @param headers   sent with every request, beside the adapter's own
 */
public record Service(URI url, Secret key, String keyAdvice, Map<String, String> headers, Connection connection) {

    /** Names of headers, RFC 9110 section 5.1, and visible values. */
    private static final String HEADER_NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private static final String HEADER_VALUE = "[\\x20-\\x7e]*";

    /**
     * Reads {@code url}, {@code key} and its like, {@code headers}, and what {@link Connection} knows; the adapter
     * reads its own keys and then refuses the rest.
     *
     * @param environment by its variables' names; gives null for one that is not set
     */
    public static Service read(EngineSettings settings, Vendor vendor, UnaryOperator<String> environment) {
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
        return new Service(url, key, advice, headers(settings), Connection.read(settings, url, environment));
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

    /** Asks over HTTP as the settings say; to be closed with the engine. */
    public HttpClient httpClient(Vertx vertx) {
        return connection.httpClient(vertx, name());
    }

    /** Opens WebSockets as the settings say; to be closed with the engine. Connections are not reused. */
    public WebSocketClient webSocketClient(Vertx vertx) {
        return connection.webSocketClient(vertx);
    }

    /** Host and port, to name the service by. */
    public String name() {
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
}
