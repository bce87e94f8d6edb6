package dev.attendant.server.config;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.attendant.conversation.engine.EngineSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The engines of one role, in the order in which they are asked, and when the next one takes over. */
public sealed interface EngineRole {

    /** The key under an engine's name that tells its kind. */
    String TYPE = "type";

    /** Their names in the configuration. */
    List<String> engine();

    /** What is set for each, under its name. */
    Map<String, Map<String, Object>> settings();

    /** After how many failures in a row one is left alone. */
    int restAfter();

    /** For how long. */
    Duration rest();

    /** An engine's kind: its name, unless {@code type} under its name says another. */
    default String typeOf(String name) {
        return settings().getOrDefault(name, Map.of()).getOrDefault(TYPE, name).toString();
    }

    /** @param section where the engines stand: such as {@code recognizer} */
    default EngineSettings settingsOf(String section, String name) {
        Map<String, Object> own = new HashMap<>(settings().getOrDefault(name, Map.of()));
        own.remove(TYPE);
        return new EngineSettings(section + "." + name, own);
    }
    /** The engines that hear; {@code result} counts from the end of what the caller said. */
    record Recognizers(
            @Setting("sphinx4") List<String> engine,
            @Setting(value = "3s", least = "100ms", most = "60s") Duration result,
            @Setting(value = "3", least = "1", most = "100") int restAfter,
            @Setting(value = "30s", least = "1s", most = "1h") Duration rest,
            @JsonAnySetter Map<String, Map<String, Object>> settings) implements EngineRole {

        public Recognizers {
            settings = settings == null ? Map.of() : settings;
        }
    }

    /** The engines that speak. */
    record Synthesizers(
            @Setting("freetts") List<String> engine,
            @Setting(value = "2s", least = "100ms", most = "60s") Duration firstWord,
            @Setting(value = "2s", least = "100ms", most = "60s") Duration betweenWords,
            @Setting(value = "1", least = "1", most = "100") int restAfter,
            @Setting(value = "30s", least = "1s", most = "1h") Duration rest,
            @JsonAnySetter Map<String, Map<String, Object>> settings) implements EngineRole {

        public Synthesizers {
            settings = settings == null ? Map.of() : settings;
        }
    }

    /** The engines that think; {@code hedgeAfter} is zero for never. */
    record Models(
            @Setting("scripted") List<String> engine,
            @Setting(value = "4s", least = "100ms", most = "2m") Duration firstWord,
            @Setting(value = "3s", least = "100ms", most = "2m") Duration betweenWords,
            @Setting(value = "0s", least = "0s", most = "2m") Duration hedgeAfter,
            @Setting(value = "3", least = "1", most = "100") int restAfter,
            @Setting(value = "30s", least = "1s", most = "1h") Duration rest,
            @JsonAnySetter Map<String, Map<String, Object>> settings) implements EngineRole {

        public Models {
            settings = settings == null ? Map.of() : settings;
        }
    }
}
