package dev.attendant.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns YAML into a tree of texts, and notes the line of each place. Nothing in the file is ever instantiated. */
final class YamlTree {

    private static final int DEEPEST = 20;

    private final String name;
    private final String text;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    YamlTree(String name, String text) {
        this.name = name;
        this.text = text;
    }

    YamlFile read() {
        Node root = compose();
        JsonNode tree = root == null || isNull(root) ? JsonNodeFactory.instance.objectNode() : node("", root);
        if (!(tree instanceof ObjectNode object)) {
            throw new InvalidFile(List.of(name + ":" + line(root) + ": must be keys and values (key: value)"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidFile(problems);
        }
        return new YamlFile(name, object, lines);
    }

    private Node compose() {
        var options = new LoaderOptions();
        options.setCodePointLimit(YamlFile.MAX_BYTES);
        options.setNestingDepthLimit(DEEPEST);
        // An alias of a list or map can multiply a small file beyond memory; nobody needs one here.
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            String where = mark == null ? "" : ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
            String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
            throw new InvalidFile(List.of(name + where + ": is not valid YAML: "
                    + Shown.clean(e.getProblem() + context)));
        } catch (YAMLException e) {
            throw new InvalidFile(List.of(name + ": is not valid YAML: " + Shown.clean(e.getMessage())));
        }
    }

    private JsonNode node(String place, Node node) {
        if (!node.getTag().getValue().startsWith(Tag.PREFIX)) {
            problem(node, place, "has the tag " + Shown.quoted(node.getTag().getValue()) + "; tags are not used here");
        }
        return switch (node) {
            case MappingNode map -> map(place, map);
            case SequenceNode list -> list(place, list);
            case ScalarNode scalar -> JsonNodeFactory.instance.textNode(scalar.getValue());
            default -> throw new IllegalStateException("no such node: " + node.getNodeId());
        };
    }

    private ObjectNode map(String place, MappingNode map) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Map<String, Integer> seen = new HashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                problem(tuple.getKeyNode(), place, "a key must be a word");
                continue;
            }
            String key = keyNode.getValue();
            String at = place.isEmpty() ? key : place + "." + key;
            Integer before = seen.putIfAbsent(key, line(keyNode));
            if (before != null) {
                problem(keyNode, at, "is given twice; the first is in line " + before);
                continue;
            }
            lines.put(at, line(keyNode));
            if (!isNull(tuple.getValueNode())) {
                object.set(key, node(at, tuple.getValueNode()));
            }
        }
        return object;
    }

    private ArrayNode list(String place, SequenceNode list) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Node item : list.getValue()) {
            String at = place + "[" + array.size() + "]";
            lines.put(at, line(item));
            if (isNull(item)) {
                problem(item, at, "is empty; write a value or remove the dash");
            }
            array.add(node(at, item));
        }
        return array;
    }

    private void problem(Node node, String place, String message) {
        problems.add(name + ":" + line(node) + ": " + Shown.clean(place.isEmpty() ? "" : place + ": ") + message);
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
