package dev.attendant.server.pbx;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option {@code --pbx}, for commands to mix in. */
public final class PbxOption {

    @Option(names = "--pbx", paramLabel = "PBX", defaultValue = "asterisk",
            converter = Converter.class, completionCandidates = Words.class,
            description = "Which is simulated: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Pbx pbx;

    public Pbx pbx() {
        return pbx;
    }

    private static String word(Pbx pbx) {
        return pbx.name().toLowerCase(Locale.ROOT);
    }

    static final class Words implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Pbx.values()).map(PbxOption::word).iterator();
        }
    }

    static final class Converter implements ITypeConverter<Pbx> {

        @Override
        public Pbx convert(String value) {
            return Arrays.stream(Pbx.values()).filter(pbx -> word(pbx).equalsIgnoreCase(value)).findFirst()
                    .orElseThrow(() -> new TypeConversionException("there is no such PBX; there are "
                            + Arrays.stream(Pbx.values()).map(PbxOption::word).collect(Collectors.joining(", "))));
        }
    }
}
