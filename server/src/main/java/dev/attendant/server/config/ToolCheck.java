package dev.attendant.server.config;

import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.ToolSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tools that a scenario brings, and how its examples use them. */
final class ToolCheck {

    private static final String NAME = "[a-z][a-z0-9_]{0,63}";
    private static final String NOTE = "note";
    /** What a model does through tools and an example through other keys. */
    private static final Map<String, String> RESERVED = Map.of(
            "transfer", "then: transfer",
            "hang_up", "then: hang-up",
            "ask_digits", "then: {digits: NAME, max: N}",
            "not_understood", "handover: {after-unclear: N}");

    private final YamlFile yaml;
    private final Scenario scenario;
    private final Map<String, ToolSpec> byName;

    ToolCheck(YamlFile yaml, Scenario scenario) {
        this.yaml = yaml;
        this.scenario = scenario;
        byName = scenario.tools().stream().collect(Collectors.toMap(ToolSpec::name, t -> t, (a, b) -> a));
    }

    void check() {
        for (int i = 0; i < scenario.tools().size(); i++) {
            check("tools[" + i + "]", scenario.tools().get(i));
        }
        List<Example> examples = scenario.examples();
        for (int i = 0; i < examples.size(); i++) {
            String at = "examples[" + i + "].tool";
            examples.get(i).tool().ifPresent(tool -> use(at, tool));
        }
    }

    private void check(String at, ToolSpec tool) {
        if (!tool.name().matches(NAME)) {
            yaml.problem(at + ".name", "must be of the characters a-z, 0-9 and _, beginning with a letter");
        } else if (tool.name().equals(NOTE) || RESERVED.containsKey(tool.name())) {
            yaml.problem(at + ".name", Shown.quoted(tool.name()) + " is built in; give the tool another name");
        }
        tool.parameters().keySet().stream().filter(p -> !p.matches(NAME)).forEach(p ->
                yaml.problem(at + ".parameters." + p, "must be of the characters a-z, 0-9 and _"));
        if (!Set.of("GET", "POST").contains(tool.method())) {
            yaml.problem(at + ".method", "must be GET or POST; found " + Shown.quoted(tool.method()));
        }
        if (tool.timeout().compareTo(Duration.ofMillis(100)) < 0
                || tool.timeout().compareTo(Duration.ofSeconds(60)) > 0) {
            yaml.problem(at + ".timeout", "must be from 100ms to 60s");
        }
        url(at + ".url", tool);
    }

    private void url(String at, ToolSpec tool) {
        new Placeholders(yaml, tool.parameters().keySet())
                .check(at, tool.url(), "a URL may use the tool's own parameters");
        try {
            URI uri = new URI(tool.url().replaceAll("\\{[^{}]*}", "x"));
            if (!("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) || uri.getHost() == null) {
                yaml.problem(at, "must be a http:// or https:// URL");
            } else if (uri.getUserInfo() != null) {
                yaml.problem(at, "must not hold a user or a password");
            } else if (authority(tool.url()).contains("{")) {
                yaml.problem(at, "must not take its host from what a caller said");
            }
        } catch (URISyntaxException e) {
            yaml.problem(at, "is not a URL: " + Shown.clean(e.getReason()));
        }
    }

    private static String authority(String url) {
        return url.replaceFirst("^[a-z]+://([^/?#]*).*$", "$1");
    }

    private void use(String at, Example.UseTool use) {
        if (RESERVED.containsKey(use.name())) {
            yaml.problem(at + ".name", Shown.quoted(use.name()) + " is not for examples; write "
                    + RESERVED.get(use.name()) + " instead");
            return;
        }
        if (use.name().equals(NOTE)) {
            return;
        }
        ToolSpec tool = byName.get(use.name());
        if (tool == null) {
            Set<String> known = new TreeSet<>(byName.keySet());
            known.add(NOTE);
            yaml.problem(at + ".name", "there is no tool " + Shown.quoted(use.name())
                    + Suggestion.of(use.name(), known) + " (tools: " + String.join(", ", known) + ")");
            return;
        }
        Set<String> parameters = new TreeSet<>(tool.parameters().keySet());
        for (String argument : use.arguments().keySet()) {
            if (!parameters.contains(argument)) {
                yaml.problem(at + ".arguments." + argument, "is no parameter of " + use.name()
                        + Suggestion.of(argument, parameters));
            }
        }
        parameters.removeAll(use.arguments().keySet());
        parameters.retainAll(Placeholders.in(tool.url()));
        if (!parameters.isEmpty()) {
            yaml.problem(at + ".arguments", "must give " + String.join(", ", parameters) + ", which the URL of "
                    + use.name() + " needs");
        }
    }
}
