package dev.attendant.server.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Binds a file's tree to records with kebab-case keys, and goes on after a problem to find them all. */
final class Binding extends DeserializationProblemHandler {

    private final YamlFile file;

    private Binding(YamlFile file) {
        this.file = file;
    }

    /**
     * Problems are noted in the file; what could not be bound is null, zero or false then.
     *
     * @throws InvalidFile when there is nothing to go on with
     */
    static <T> T bind(YamlFile file, Class<T> type) {
        UnknownKeys.find(file, type);
        var mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .addHandler(new Binding(file))
                .addModule(SettingTypes.module())
                .withCoercionConfigDefaults(c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(LogicalType.Textual,
                        c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert))
                .build();
        try {
            T bound = mapper.treeToValue(file.tree(), type);
            if (bound != null) {
                return bound;
            }
        } catch (JsonMappingException e) {
            file.problem(place(e), mismatch(e));
        } catch (JsonProcessingException e) {
            file.problem("", Shown.clean(e.getOriginalMessage()));
        }
        file.refuseProblems();
        throw new InvalidFile(List.of(file.describe("", "cannot be read as " + type.getSimpleName())));
    }

    private static String mismatch(JsonMappingException e) {
        if (e instanceof MismatchedInputException m && m.getTargetType() != null) {
            Object found = e instanceof InvalidFormatException f
                    ? f.getValue() : "";
            return "must be " + SettingTypes.expected(m.getTargetType()) + "; found "
                    + Shown.quoted(Objects.toString(found, ""));
        }
        return Shown.clean(e.getOriginalMessage());
    }

    @Override
    public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value, String why) {
        String place = place(context.getParser());
        file.problem(place, "must be " + SettingTypes.expected(type) + "; found " + Shown.quoted(value)
                + Suggestion.of(value, SettingTypes.words(type)));
        return null;
    }

    @Override
    public Object handleUnexpectedToken(DeserializationContext context, JavaType type, JsonToken token,
            JsonParser parser, String why) throws IOException {
        file.problem(place(parser), "must be " + SettingTypes.expected(type.getRawClass()) + "; found "
                + (token == JsonToken.START_ARRAY ? "a list" : token == JsonToken.START_OBJECT ? "keys and values"
                        : Shown.quoted(parser.getText())));
        parser.skipChildren();
        return type.isPrimitive() ? (type.hasRawClass(boolean.class) ? (Object) false : (Object) 0) : null;
    }

    @Override
    public Object handleMissingInstantiator(DeserializationContext context, Class<?> type,
            ValueInstantiator instantiator, JsonParser parser, String why) throws IOException {
        return handleUnexpectedToken(context, context.constructType(type), parser.currentToken(), parser, why);
    }

    /** Where a parser of the tree stands, as {@code examples[3].then}. */
    static String place(JsonParser parser) {
        var place = new StringBuilder();
        for (JsonPointer p = parser.getParsingContext().pathAsPointer(); p != null && !p.matches(); p = p.tail()) {
            append(place, p.getMatchingProperty(), p.mayMatchElement());
        }
        return place.toString();
    }

    private static String place(JsonMappingException e) {
        var place = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            boolean element = step.getFieldName() == null;
            append(place, element ? Integer.toString(step.getIndex()) : step.getFieldName(), element);
        }
        return place.toString();
    }

    private static void append(StringBuilder place, String step, boolean element) {
        if (element) {
            place.append('[').append(step).append(']');
        } else {
            place.append(place.isEmpty() ? "" : ".").append(step);
        }
    }
}
