package dev.attendant.server.bench.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.server.bench.Bench;
import dev.attendant.server.bench.engines.Adapter.Role;
import dev.attendant.server.bench.engines.Figures.Figure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EnginesCommandTest {

    /** Those that are no services. */
    private static final Set<String> LOCAL = Set.of("scripted", "sphinx4", "freetts", "espeak-ng", "command");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new Bench())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void everyAdapterThatIsInstalledIsARowAndNoRequestFails() {
        assertThat(run("engines", "--n", "5", "--warm-up", "1")).as(out + "\n" + err).isZero();
        String cell = " \\d+\\.\\d\\d / \\d+\\.\\d\\d / \\d+\\.\\d\\d( \\(missed\\))? \\|";
        for (Adapter adapter : Adapters.installed()) {
            String result = adapter.role() == Role.RECOGNIZER ? cell : "  \\|";
            assertThat(out.toString().lines())
                    .as("%s", adapter)
                    .filteredOn(line -> line.matches("\\| " + adapter + " \\|" + cell + result + cell))
                    .hasSize(1);
        }
        assertThat(out.toString()).contains("| " + EnginesBenchmark.COMPARISON + " |").doesNotContain("failed")
                .contains("5 requests of each kind after 1");
    }

    @Test
    void noAdapterToAServiceIsForgotten() {
        assertThat(Adapters.installed())
                .extracting(Adapter::toString)
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                services(Role.MODEL, EngineFactory.OfLanguageModel.class),
                                services(Role.RECOGNIZER, EngineFactory.OfRecognizer.class),
                                services(Role.SYNTHESIZER, EngineFactory.OfSynthesizer.class))
                        .flatMap(List::stream)
                        .toList());
    }

    /** Not those of the benchmarks and tests. */
    private static <F extends EngineFactory<?>> List<String> services(Role role, Class<F> kind) {
        return ServiceLoader.load(kind).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> !factory.getClass().getPackageName().startsWith("dev.attendant.server"))
                .filter(factory -> !LOCAL.contains(factory.name()))
                .map(factory -> role + " " + factory.name())
                .toList();
    }

    @Test
    void asManyRequestsAreCountedAsWereAsked() {
        List<Result> results = new EnginesBenchmark(4, 2, line -> {}).run(Adapters.installed());
        assertThat(results).allSatisfy(result -> {
            assertThat(result.failure()).as("%s", result.name()).isEmpty();
            assertThat(result.figures().spread(Figure.FIRST_WORD)).get().extracting(s -> s.count()).isEqualTo(4L);
            assertThat(result.figures().spread(Figure.CLOSED)).get().extracting(s -> s.count()).isEqualTo(4L);
        });
    }

    @Test
    void anAnswerThatTheAdapterDoesNotUnderstandIsAFailureWithItsReason() {
        Adapter strange = new Adapter(Role.MODEL, "anthropic", Map.of("model", "bench"),
                VendorForm.Http.events("data: nonsense\n\n", "data: more\n\n"));
        assertThat(new EnginesBenchmark(1, 0, line -> {}).run(List.of(strange)))
                .last()
                .satisfies(result -> assertThat(result.failure()).get().asString()
                        .startsWith("request 1: 127.0.0.1").endsWith("got 1 requests over 1 connections"));
    }

    @Test
    void aFigureOverItsGoalIsMarked() {
        Figures figures = new Figures();
        figures.add(Figure.FIRST_WORD, 5_900_000);
        figures.add(Figure.CLOSED, 4_900_000);
        assertThat(EnginesTable.of(List.of(new Result("model openai", figures, Optional.of("gone")))))
                .containsPattern("\\| model openai \\| 5\\.9\\d / 5\\.9\\d / 5\\.9\\d \\(missed\\) \\|"
                        + "  \\| 4\\.\\S+ / \\S+ / \\S+ \\|")
                .contains("failed: model openai: gone");
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThat(run("engines", "--n", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--n must be from 1 to 100000");
    }
}
