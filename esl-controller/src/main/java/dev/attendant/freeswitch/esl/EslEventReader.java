package dev.attendant.freeswitch.esl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Reads events as FreeSWITCH's {@code switch_event.c} writes them. */
final class EslEventReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();
    /** What {@code switch_event_serialize} writes for an empty value. */
    private static final String EMPTY = "_undef_";

    private EslEventReader() {}

    static EslEvent read(EslMessage message) {
        // as text first: a SIP header in another encoding than UTF-8 must not cost the event
        String text = message.body().toString(StandardCharsets.UTF_8);
        return switch (message.contentType()) {
            case "text/event-plain" -> plain(text);
            case "text/event-json" -> json(text);
            case "command/reply" -> connected(message.headers());
            default -> throw new EslMalformed("a message that is no event");
        };
    }

    static EslEvent connected(EslHeaders encoded) {
        EslHeaders headers = new EslHeaders();
        for (String name : encoded.names()) {
            headers.add(name, value(encoded.get(name)));
        }
        return new EslEvent(headers, "");
    }

    /**
     * Header lines, an empty line, and behind it the event's own body. Its length within the text is told by a
     * {@code Content-Length} of its own, in bytes; but nothing else follows it.
     */
    private static EslEvent plain(String text) {
        EslHeaders headers = new EslHeaders();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                end = text.length();
            }
            if (end == at) {
                at++;
                break;
            }
            int colon = text.indexOf(':', at, end);
            if (colon > at && colon < end) {
                headers.add(text.substring(at, colon), value(EslDecoder.value(text, colon + 1, end)));
                limit(headers);
            }
            at = end + 1;
        }
        if (headers.isEmpty()) {
            throw new EslMalformed("an event without headers");
        }
        return new EslEvent(headers, text.substring(Math.min(at, text.length())));
    }

    private static void limit(EslHeaders headers) {
        if (headers.size() > EslLimits.DEFAULT.headers()) {
            throw new EslMalformed("an event of more than " + EslLimits.DEFAULT.headers() + " headers");
        }
    }

    private static String value(String encoded) {
        return encoded.equals(EMPTY) ? "" : UrlText.decode(encoded);
    }

    private static EslEvent json(String text) {
        EslHeaders headers = new EslHeaders();
        String body = "";
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new EslMalformed("an event that is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                String value = jsonValue(parser);
                if (name.equals("_body")) {
                    body = value;
                } else {
                    headers.add(name, value);
                    limit(headers);
                }
            }
            return new EslEvent(headers, body);
        } catch (IOException e) {
            throw new EslMalformed("an event that is no JSON");
        }
    }

    /** A value that is a list is written as in a plain event: {@code ARRAY::one|:two}. */
    private static String jsonValue(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getText() : "";
        }
        StringJoiner values = new StringJoiner("|:", "ARRAY::", "");
        for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
            if (item == null) {
                throw new EslMalformed("an event that is no JSON");
            }
            if (item.isScalarValue()) {
                values.add(parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return values.toString();
    }
}
