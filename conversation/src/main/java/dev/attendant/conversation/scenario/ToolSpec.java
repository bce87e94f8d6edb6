package dev.attendant.conversation.scenario;

import java.time.Duration;
import java.util.Map;

/**
 * A tool that a scenario brings: a web service of the company's own, asked with one request.
 *
 * @param name       as examples and models call it
 * @param purpose    what it is for, for a language model to read
 * @param parameters its arguments and what each means
 * @param method     {@code GET} (arguments in the URL) or {@code POST} (arguments as a JSON object)
 * @param url        where; {@code {name}} stands for an argument, encoded
 * @param timeout    how long an answer may take
 */
public record ToolSpec(
        String name, String purpose, Map<String, String> parameters, String method, String url, Duration timeout) {

    public ToolSpec {
        parameters = Map.copyOf(parameters);
    }
}
