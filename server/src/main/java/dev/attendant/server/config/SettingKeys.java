package dev.attendant.server.config;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All the keys that there are, as the records of {@link Settings} name them. */
final class SettingKeys {

    private static final PropertyNamingStrategies.NamingBase KEBAB =
            (PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.KEBAB_CASE;

    /** In the order of the records. */
    static final List<Key> ALL = List.copyOf(of(Settings.class, "", List.of()));

    private SettingKeys() {}

    /**
     * @param path      such as {@code asterisk.agi.port}
     * @param setting   default and range
     * @param accessors from {@link Settings} down to the value
     */
    record Key(String path, Class<?> type, Setting setting, List<RecordComponent> accessors) {

        /** Such as {@code ATTENDANT_ASTERISK_AGI_PORT}. */
        String variable() {
            return variableOf(path);
        }

        /** For an engine's choice, where it stands ({@code recognizer}); empty for all other keys. */
        String engineSection() {
            return accessors.getLast().getType() == Settings.Engine.class || isEngines()
                    ? path.substring(0, path.lastIndexOf('.')) : "";
        }

        /** Whether it names the engines of a role, in their order. */
        boolean isEngines() {
            return EngineRole.class.isAssignableFrom(accessors.getLast().getDeclaringRecord())
                    && accessors.getLast().getName().equals("engine");
        }

        boolean isList() {
            return type == List.class;
        }

        Object valueIn(Settings settings) {
            try {
                Object value = settings;
                for (RecordComponent component : accessors) {
                    value = component.getAccessor().invoke(value);
                }
                return value instanceof Settings.Engine engine ? engine.engine() : value;
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + path, e);
            }
        }
    }

    /** A component's key: its name in kebab-case. */
    static String nameOf(RecordComponent component) {
        return KEBAB.translate(component.getName());
    }

    static String variableOf(String path) {
        return "ATTENDANT_" + path.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static List<Key> of(Class<?> type, String prefix, List<RecordComponent> above) {
        List<Key> keys = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + nameOf(component);
            List<RecordComponent> accessors = new ArrayList<>(above);
            accessors.add(component);
            Setting setting = component.getAnnotation(Setting.class);
            if (component.getType() == Settings.Engine.class) {
                keys.add(new Key(path + ".engine", String.class, setting, accessors));
            } else if (setting != null) {
                keys.add(new Key(path, component.getType(), setting, accessors));
            } else if (component.getType() != Map.class) {
                keys.addAll(of(component.getType(), path + ".", accessors));
            }
        }
        return keys;
    }
}
