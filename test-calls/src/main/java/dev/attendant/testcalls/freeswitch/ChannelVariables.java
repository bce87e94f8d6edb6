package dev.attendant.testcalls.freeswitch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The variables of a channel. */
final class ChannelVariables {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** An empty value removes it, as switch_channel_set_variable_var_check() does. */
    void set(String name, String value) {
        if (value.isEmpty()) {
            values.remove(name);
        } else if (!name.isEmpty()) {
            values.put(name, value);
        }
    }

    /** As the API sets them: a value that contains a variable is dropped, and nobody is told (switch_channel.c). */
    void setChecked(String name, String value) {
        if (!value.contains("${")) {
            set(name, value);
        }
    }

    void remove(String name) {
        values.remove(name);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    boolean isTrue(String name) {
        return "true".equalsIgnoreCase(values.get(name)) || "yes".equalsIgnoreCase(values.get(name));
    }

    void forEach(BiConsumer<String, String> each) {
        values.forEach(each);
    }

    Map<String, String> copy() {
        return Map.copyOf(values);
    }
}
