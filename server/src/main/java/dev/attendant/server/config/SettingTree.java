package dev.attendant.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attendant.server.config.SettingKeys.Key;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes a tree of settings by their paths. */
final class SettingTree {

    private final ObjectNode root;

    SettingTree(ObjectNode root) {
        this.root = root;
    }

    /** Sets it, unless something that is no map stands in the way: binding tells of that. */
    void set(String path, JsonNode value) {
        ObjectNode parent = root;
        String[] steps = path.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            if (!parent.has(steps[i])) {
                parent.putObject(steps[i]);
            }
            if (!(parent.get(steps[i]) instanceof ObjectNode next)) {
                return;
            }
            parent = next;
        }
        parent.set(steps[steps.length - 1], value);
    }

    void set(String path, String value) {
        set(path, JsonNodeFactory.instance.textNode(value));
    }

    /** What is set there; a missing node when nothing is. */
    JsonNode get(String path) {
        return root.at("/" + path.replace('.', '/'));
    }

    /** What is set there as a list, or as one text with commas. */
    List<String> texts(String path) {
        JsonNode value = get(path);
        List<String> texts = new ArrayList<>();
        (value.isArray() ? value : list(value.asText("").split(","))).forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** Makes lists of the engines that were given as one name, or as several with commas. */
    void listEngines() {
        for (Key key : SettingKeys.ALL) {
            if (key.isEngines() && get(key.path()).isTextual()) {
                set(key.path(), list(text(key.path()).split(",")));
            }
        }
    }

    /** The text that is set there; empty when there is none. */
    String text(String path) {
        return get(path).asText("");
    }

    /** Fills in the default of every key that is not set. */
    void fillIn(List<Key> keys) {
        for (Key key : keys) {
            if (get(key.path()).isMissingNode()) {
                set(key.path(), key.isList() ? list(key.setting().value())
                        : JsonNodeFactory.instance.textNode(key.setting().value()[0]));
            }
        }
    }

    static ArrayNode list(String... items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String item : items) {
            if (!item.isBlank()) {
                list.add(item.trim());
            }
        }
        return list;
    }
}
