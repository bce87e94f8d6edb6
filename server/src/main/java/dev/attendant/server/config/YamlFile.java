package dev.attendant.server.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A YAML file that an operator wrote: its values as a tree, the line of each, and the problems found in it so
 * far. Places are named like {@code examples[3].then}.
 *
 * <p>Every scalar is text in the tree, as it was written: the type that it is bound to decides what it means.
 * So a phrase may be {@code yes} and a key {@code 0} without quotes, and {@code 0123} keeps its zero.
 */
final class YamlFile {

    static final int MAX_BYTES = 1 << 20;

    private final String name;
    private final ObjectNode tree;
    private final Map<String, Integer> lines;
    private final Map<String, String> origins = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private record Problem(int line, String text) {}

    YamlFile(String name, ObjectNode tree, Map<String, Integer> lines) {
        this.name = name;
        this.tree = tree;
        this.lines = lines;
    }

    /** No file: nothing is set. */
    static YamlFile none() {
        return new YamlFile("", JsonNodeFactory.instance.objectNode(), Map.of());
    }

    /** @throws InvalidFile when it cannot be read, or is not YAML with keys at its top */
    static YamlFile read(Path file) {
        String name = Shown.path(file);
        try {
            if (Files.isDirectory(file)) {
                throw new InvalidFile(List.of(name + ": is a directory; a YAML file is wanted"));
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new InvalidFile(List.of(name + ": is larger than 1 MB"));
            }
            return new YamlTree(name, Files.readString(file)).read();
        } catch (CharacterCodingException e) {
            throw new InvalidFile(List.of(name + ": is not UTF-8 text; save it as UTF-8"));
        } catch (IOException e) {
            String why = Files.exists(file) ? "cannot be read: " + e.getMessage() : "does not exist";
            throw new InvalidFile(List.of(name + ": " + Shown.clean(why)));
        }
    }

    String name() {
        return name;
    }

    ObjectNode tree() {
        return tree;
    }

    /** A value at this place comes from elsewhere than the file; messages name its origin. */
    void origin(String place, String origin) {
        origins.put(place, origin);
    }

    boolean isFrom(String place, String origin) {
        return origin.equals(origins.get(place));
    }

    void problem(String place, String message) {
        problems.add(new Problem(lineOf(place), Shown.clean(describe(place, message))));
    }

    boolean hasProblems() {
        return !problems.isEmpty();
    }

    /** Sorted as they stand in the file. */
    List<String> problems() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .map(Problem::text)
                .distinct()
                .toList();
    }

    /** @throws InvalidFile when there is any problem so far */
    void refuseProblems() {
        if (hasProblems()) {
            throw new InvalidFile(problems());
        }
    }

    /** {@code scenarios/support.yaml:17: examples[3].then: message}. */
    String describe(String place, String message) {
        for (String p = place; !p.isEmpty(); p = parent(p)) {
            if (origins.containsKey(p)) {
                String origin = origins.get(p);
                return origin + ": " + (origin.equals(place) ? "" : place + ": ") + message;
            }
        }
        String where = name.isEmpty() ? "" : name + ":" + lineOf(place) + ": ";
        return where + (place.isEmpty() ? "" : place + ": ") + message;
    }

    /** The line of a place, or of what it would stand in. */
    private int lineOf(String place) {
        String p = place;
        while (!p.isEmpty() && !lines.containsKey(p)) {
            p = parent(p);
        }
        return lines.getOrDefault(p, 1);
    }

    private static String parent(String place) {
        return place.substring(0, Math.max(0, Math.max(place.lastIndexOf('.'), place.lastIndexOf('['))));
    }
}
