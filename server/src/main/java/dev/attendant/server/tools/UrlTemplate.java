package dev.attendant.server.tools;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a tool, with names in braces for its arguments. What an argument says can be a caller's own words, so
 * it never becomes more than one segment of the path or one value of the query.
 */
public final class UrlTemplate {

    private static final Pattern PARTS = Pattern.compile("(https?://[^/?#{}@\\s]+)(/[^?#\\s]*)?(\\?[^#\\s]*)?");
    private static final Pattern NAME = Pattern.compile("\\{([^{}/?&=\\s]+)\\}");
    /** Encoded or not, some servers and proxies read these as structure. */
    private static final Pattern STRUCTURE = Pattern.compile("[/\\\\%\\p{Cntrl}]");
    private static final int LONGEST_VALUE = 500;

    private final String origin;
    private final String path;
    private final String query;

    /** @throws IllegalArgumentException when it is no such URL; the message says what to write */
    public UrlTemplate(String url) {
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("the url must be such as http://host:port/path/{argument}, with"
                    + " arguments in the path or the query only, and without a password");
        }
        origin = parts.group(1);
        path = parts.group(2) == null ? "/" : parts.group(2);
        query = parts.group(3) == null ? "" : parts.group(3);
        String example = NAME.matcher(origin + path + query).replaceAll("x");
        try {
            if (URI.create(example).getHost() == null) {
                throw new IllegalArgumentException("the url has no valid host");
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the url is not valid: " + e.getMessage(), e);
        }
    }

    /**
     * The URL for some arguments.
     *
     * @throws IllegalArgumentException when an argument that the path needs is missing, or is not fit for it
     */
    public String fill(JsonObject arguments) {
        StringBuilder url = new StringBuilder(origin);
        for (String segment : path.substring(1).split("/", -1)) {
            url.append('/').append(segment(segment, arguments));
        }
        return url.append(NAME.matcher(query).replaceAll(name ->
                Matcher.quoteReplacement(encode(value(name.group(1), arguments))))).toString();
    }

    private static String segment(String template, JsonObject arguments) {
        String plain = NAME.matcher(template).replaceAll(match -> {
            String value = value(match.group(1), arguments);
            if (value.isBlank() || STRUCTURE.matcher(value).find()) {
                throw new IllegalArgumentException(
                        "the argument " + match.group(1) + " is missing, or cannot be part of the url");
            }
            return Matcher.quoteReplacement(encode(value));
        });
        if (!plain.equals(template) && (plain.equals(".") || plain.equals(".."))) {
            throw new IllegalArgumentException("the arguments in " + template + " cannot be part of the url");
        }
        return plain;
    }

    private static String value(String name, JsonObject arguments) {
        String value = switch (arguments.getValue(name)) {
            case null -> "";
            case String text -> text;
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            default -> throw new IllegalArgumentException("the argument " + name + " is not a single value");
        };
        if (value.length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("the argument " + name + " is too long");
        }
        return value;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
