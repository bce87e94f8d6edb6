package dev.attendant.server.engines;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.EngineUnavailable;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.server.config.EngineRole;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds engines with {@link ServiceLoader} by their kind, and makes them. */
final class EngineLoader {

    private static final Logger log = LoggerFactory.getLogger(EngineLoader.class);

    /** Engines of jars that are not part of every installation, and what installs them. */
    private static final Map<String, String> OPTIONAL = Map.of(
            "silero", onnx(),
            "onnx", onnx(),
            "vosk", "run \"mvn -Pvosk -DskipTests -pl vosk-recognizer -am package\" in Attendant's folder, which puts"
                    + " attendant-vosk.jar, vosk's jar and jna's into lib beside the launcher");

    private final Vertx vertx;
    private final Collection<Scenario> scenarios;

    EngineLoader(Vertx vertx, Collection<Scenario> scenarios) {
        this.vertx = vertx;
        this.scenarios = scenarios;
    }

    /**
     * Makes one.
     *
     * @param key  where its kind is written, for a message
     * @param kind as its factory is named
     */
    <E, F extends EngineFactory<E>> E load(Class<F> factories, String key, String kind, EngineSettings settings) {
        List<F> all = StreamSupport.stream(ServiceLoader.load(factories).spliterator(), false).toList();
        F factory = all.stream()
                .filter(candidate -> candidate.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new InvalidSetting(key,
                        "must be one of " + all.stream().map(EngineFactory::name).sorted().collect(Collectors.joining(", "))
                                + ", not \"" + kind + "\"" + optional(kind)));
        return factory.create(vertx, settings, scenarios);
    }

    /** Makes one of a role. */
    <E, F extends EngineFactory<E>> E load(Class<F> factories, String section, EngineRole role, String name) {
        String type = role.typeOf(name);
        String key = type.equals(name) ? section + ".engine" : section + "." + name + "." + EngineRole.TYPE;
        return load(factories, key, type, role.settingsOf(section, name));
    }

    /**
     * Makes all of a role, by name and in their order. One that cannot run here is left out with a warning as long as
     * another can.
     *
     * @throws InvalidSetting    when a setting is wrong
     * @throws EngineUnavailable when none can run
     */
    <E, F extends EngineFactory<E>> Map<String, E> loadAll(
            Class<F> factories, String section, EngineRole role, Consumer<E> closing) {
        Map<String, E> loaded = new LinkedHashMap<>();
        Map<String, EngineUnavailable> missing = new LinkedHashMap<>();
        try {
            for (String name : role.engine()) {
                try {
                    loaded.put(name, this.<E, F>load(factories, section, role, name));
                } catch (EngineUnavailable e) {
                    missing.put(name, e);
                }
            }
        } catch (RuntimeException e) {
            loaded.values().forEach(closing);
            throw e;
        }
        if (loaded.isEmpty()) {
            throw missing.values().iterator().next();
        }
        missing.forEach((name, e) -> log.warn("The {} {} is left out: {}", section, name, e.getMessage()));
        return loaded;
    }

    private static String optional(String engine) {
        return OPTIONAL.containsKey(engine) ? "; for it, " + OPTIONAL.get(engine) : "";
    }

    private static String onnx() {
        return "run \"mvn -Ponnx -DskipTests -pl onnx-models -am package\" in Attendant's folder, which puts"
                + " attendant-onnx.jar and onnxruntime's jar into lib beside the launcher";
    }
}
