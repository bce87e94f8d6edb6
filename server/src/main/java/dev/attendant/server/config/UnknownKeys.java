package dev.attendant.server.config;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds keys that no record component has. Jackson could tell of them too, but has put the value aside by then
 * and no longer knows its place.
 */
final class UnknownKeys {

    private final YamlFile file;

    private UnknownKeys(YamlFile file) {
        this.file = file;
    }

    /** Notes each as a problem of the file. */
    static void find(YamlFile file, Class<?> type) {
        new UnknownKeys(file).in("", file.tree(), type);
    }

    private void in(String place, JsonNode node, Type type) {
        if (type instanceof Class<?> c && c.isRecord() && node.isObject()) {
            inRecord(place, node, c);
        } else if (type instanceof ParameterizedType p && node.isContainerNode()) {
            Type element = p.getActualTypeArguments()[p.getActualTypeArguments().length - 1];
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                in(place + "[" + i + "]", node.get(i), element);
            }
            node.properties().forEach(entry -> in(place + "." + entry.getKey(), entry.getValue(), element));
        }
    }

    private void inRecord(String place, JsonNode node, Class<?> record) {
        Map<String, Type> known = new TreeMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            known.put(SettingKeys.nameOf(component), component.getGenericType());
        }
        boolean takesAny = Arrays.stream(record.getDeclaredConstructors())
                .flatMap(c -> Arrays.stream(c.getParameters()))
                .anyMatch(p -> p.isAnnotationPresent(JsonAnySetter.class));
        node.properties().forEach(entry -> {
            String at = place.isEmpty() ? entry.getKey() : place + "." + entry.getKey();
            if (known.containsKey(entry.getKey())) {
                in(at, entry.getValue(), known.get(entry.getKey()));
            } else if (!takesAny) {
                file.problem(at, unknown(entry.getKey(), known.keySet()));
            }
        });
    }

    private static String unknown(String key, Collection<String> known) {
        return "is not a key here" + Suggestion.of(key, known) + " (keys: " + String.join(", ", known) + ")";
    }
}
