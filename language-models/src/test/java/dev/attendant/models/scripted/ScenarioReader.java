package dev.attendant.models.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Example.Then;
import dev.attendant.conversation.scenario.Handover;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a scenario for tests. It trusts the file; the program's own reader, in server, does not. */
final class ScenarioReader {

    private ScenarioReader() {}

    /** One of those that ship. */
    static Scenario shipped(String name) {
        Path file = Path.of("scenarios", name + ".yaml");
        try {
            return read(Files.readString(Files.exists(file) ? file : Path.of("..").resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Scenario read(String yaml) {
        try {
            JsonNode root = new YAMLMapper().readTree(yaml);
            JsonNode handover = root.path("handover");
            JsonNode texts = root.path("texts");
            List<Example> examples = new ArrayList<>();
            root.path("examples").forEach(node -> examples.add(example(node)));
            Map<String, List<String>> slots = new LinkedHashMap<>();
            root.path("slots").properties().forEach(slot -> slots.put(slot.getKey(), strings(slot.getValue())));
            return new Scenario(
                    root.path("name").asText(),
                    root.path("language").asText("en-US"),
                    root.path("voice").asText(""),
                    root.path("greeting").asText(),
                    root.path("persona").asText(""),
                    slots,
                    examples,
                    List.of(),
                    new Handover(
                            handover.path("queue").asText(),
                            EngineSettings.parseDuration("patience", handover.path("patience").asText("30s")),
                            handover.path("after-unclear").asInt(2),
                            handover.path("key").asText("")),
                    new Texts(
                            strings(texts.path("silence")),
                            texts.path("offer-person").asText(),
                            texts.path("unclear").asText(),
                            strings(texts.path("fillers")),
                            texts.path("hold").asText(),
                            texts.path("handover").asText(),
                            texts.path("nobody").asText(),
                            texts.path("failure").asText(),
                            texts.path("goodbye").asText()),
                    root.path("record").asBoolean(false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example example(JsonNode node) {
        Optional<Example.UseTool> tool = Optional.empty();
        if (node.has("tool")) {
            Map<String, String> arguments = new LinkedHashMap<>();
            node.path("tool").path("arguments").properties()
                    .forEach(argument -> arguments.put(argument.getKey(), argument.getValue().asText()));
            tool = Optional.of(new Example.UseTool(node.path("tool").path("name").asText(), arguments));
        }
        return new Example(
                node.path("name").asText(),
                strings(node.path("after")),
                strings(node.path("phrases")),
                node.path("digits").asText(""),
                node.path("answer").asText(""),
                tool,
                node.path("failed").asText(""),
                then(node.path("then")));
    }

    private static Then then(JsonNode node) {
        if (node.has("transfer")) {
            return new Then.Transfer(node.path("transfer").asText());
        }
        if (node.has("digits")) {
            return new Then.AskDigits(node.path("digits").asText(), node.path("max").asInt());
        }
        return switch (node.asText("listen")) {
            case "transfer" -> new Then.Transfer("");
            case "hang-up" -> new Then.HangUp();
            default -> new Then.Listen();
        };
    }

    private static List<String> strings(JsonNode node) {
        List<String> strings = new ArrayList<>();
        if (node.isTextual()) {
            strings.add(node.asText());
        }
        node.forEach(element -> strings.add(element.asText()));
        return strings;
    }
}
