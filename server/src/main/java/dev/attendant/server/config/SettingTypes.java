package dev.attendant.server.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.scenario.Example.Then;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types that a setting may have besides Jackson's own, and how each is described to an operator. */
final class SettingTypes {

    private SettingTypes() {}

    static SimpleModule module() {
        return new SimpleModule()
                .addDeserializer(Duration.class, new OfText<>(Duration.class, SettingTypes::duration))
                .addDeserializer(Path.class, new OfText<>(Path.class, Path::of))
                .addDeserializer(Secret.class, new OfText<>(Secret.class, Secret::new))
                .addDeserializer(Cidr.class, new OfText<>(Cidr.class, Cidr::parse))
                .addDeserializer(HostPort.class, new OfText<>(HostPort.class, HostPort::parse))
                .addDeserializer(PortRange.class, new OfText<>(PortRange.class, PortRange::parse))
                .addDeserializer(Then.class, new ThenDeserializer());
    }

    /** Completes "must be …". */
    static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + String.join(", ", words(type));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "String", "Secret" -> "text";
            case "Duration" -> "a duration such as 300ms, 2s or 15m";
            case "Path" -> "a path";
            case "Cidr" -> "an address or network such as 127.0.0.0/8 or ::1/128";
            case "HostPort" -> "HOST:PORT such as 127.0.0.1:9092";
            case "PortRange" -> "a range of ports such as 20000-23999, or empty for any free ones";
            case "Then" -> ThenDeserializer.EXPECTED;
            case "List", "Collection", "ArrayList" -> "a list (- item, or [a, b])";
            default -> "keys and values (key: value)";
        };
    }

    /** What may be written for a type of a few words; empty for others. */
    static Collection<String> words(Class<?> type) {
        if (type == Then.class) {
            return ThenDeserializer.WORDS;
        }
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(c -> c.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.toList())
                : List.of();
    }

    private static Duration duration(String text) {
        try {
            Duration duration = EngineSettings.parseDuration("", text);
            if (duration.isNegative() || duration.compareTo(Duration.ofDays(365)) > 0) {
                throw new IllegalArgumentException("out of range");
            }
            return duration;
        } catch (InvalidSetting e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A value written as one text. The reading function throws IllegalArgumentException for one that is wrong. */
    private static final class OfText<T> extends StdScalarDeserializer<T> {

        private final transient Function<String, T> reading;

        OfText(Class<T> type, Function<String, T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isScalarValue()) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            String text = parser.getText();
            try {
                return reading.apply(text);
            } catch (InvalidPathException e) {
                return (T) context.handleWeirdStringValue(handledType(), text, "not a path");
            } catch (IllegalArgumentException | ArithmeticException e) {
                return (T) context.handleWeirdStringValue(handledType(), text, "not valid");
            }
        }
    }
}
