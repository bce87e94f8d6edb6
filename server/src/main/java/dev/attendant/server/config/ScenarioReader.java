package dev.attendant.server.config;

import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Example.Then;
import dev.attendant.conversation.scenario.Handover;
import dev.attendant.conversation.scenario.LineKind;
import dev.attendant.conversation.scenario.MenuTexts;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.scenario.Texts;
import dev.attendant.conversation.scenario.ToolSpec;
import dev.attendant.server.config.ScenarioFile.ExampleFile;
import dev.attendant.server.config.ScenarioFile.HandoverFile;
import dev.attendant.server.config.ScenarioFile.LineWord;
import dev.attendant.server.config.ScenarioFile.MenuFile;
import dev.attendant.server.config.ScenarioFile.TextsFile;
import dev.attendant.server.config.ScenarioFile.ToolFile;
import dev.attendant.server.config.ScenarioFile.UniMrcpFile;
import dev.attendant.server.config.ScenarioFile.UseToolFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes a scenario of its file: looks that all is there that must be, and puts the defaults for the rest. */
final class ScenarioReader {

    private static final Duration LONGEST_UTTERANCE = Duration.ofSeconds(10);

    private static final Texts ENGLISH = new Texts(
            List.of("Are you still there?", "I cannot hear you. How can I help you?"),
            "I still cannot hear you. I will connect you to a colleague.",
            "I am sorry, I did not understand. Could you say it differently?",
            List.of("Let me see.", "Just a second.", "I am looking."),
            "One moment, please.",
            "I will connect you to a colleague. Please hold the line.",
            "I am sorry, nobody could take your call. How else can I help you?",
            "I am sorry, something went wrong here. I will connect you to a colleague.",
            "Thank you for calling. Goodbye.",
            new MenuTexts(
                    "I am afraid I cannot hear you well at the moment.",
                    "For {title}, press {digit}.",
                    "For a person, press {digit}."));

    private final YamlFile yaml;
    private final ScenarioFile file;
    private final String fileName;

    ScenarioReader(YamlFile yaml, ScenarioFile file, String fileName) {
        this.yaml = yaml;
        this.file = file;
        this.fileName = fileName;
    }

    /** What is missing becomes a problem of the file, and empty in the scenario. */
    Scenario read() {
        String name = text("name", file.name());
        if (!name.isEmpty() && !name.equals(fileName)) {
            yaml.problem("name", "must be the name of the file, " + Shown.quoted(fileName) + "; found "
                    + Shown.quoted(name));
        }
        String language = text("language", file.language());
        language("language", language);
        return new Scenario(
                name,
                language,
                orEmpty(file.voice()),
                text("greeting", file.greeting()),
                text("persona", file.persona()),
                Objects.requireNonNullElse(file.slots(), Map.of()),
                examples(),
                tools(),
                handover(),
                texts(language),
                file.record(),
                line(language));
    }

    private LineKind line(String language) {
        if (file.line() != LineWord.UNIMRCP) {
            if (file.unimrcp() != null) {
                yaml.problem("unimrcp", "is set, but not used; add line: unimrcp, or delete it");
            }
            return LineKind.STREAMED;
        }
        UniMrcpFile mrcp = Objects.requireNonNullElse(file.unimrcp(), UniMrcpFile.NONE);
        String spoken = Objects.requireNonNullElse(mrcp.language(), language);
        language("unimrcp.language", spoken);
        List<String> grammars = Objects.requireNonNullElse(mrcp.grammar(), List.of());
        if (grammars.isEmpty()) {
            yaml.problem("unimrcp.grammar", "is missing; it tells the recogniser what callers may say, such as "
                    + "builtin:speech/transcribe where the server knows that");
        }
        return new LineKind.UniMrcp(
                orEmpty(mrcp.profile()).strip(),
                Objects.requireNonNullElse(mrcp.voice(), orEmpty(file.voice())).strip(),
                spoken,
                grammars.stream().map(String::strip).toList(),
                Objects.requireNonNullElse(mrcp.bargeIn(), true),
                Objects.requireNonNullElse(mrcp.longest(), LONGEST_UTTERANCE));
    }

    private void language(String at, String language) {
        try {
            if (new Locale.Builder().setLanguageTag(language).build().getLanguage().isEmpty() && !language.isEmpty()) {
                throw new IllformedLocaleException();
            }
        } catch (IllformedLocaleException e) {
            yaml.problem(at, "must be a language tag (BCP 47) such as en-US or de-DE; found "
                    + Shown.quoted(language));
        }
    }

    private List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (ExampleFile e : Objects.requireNonNullElse(file.examples(), List.<ExampleFile>of())) {
            String at = "examples[" + examples.size() + "]";
            examples.add(new Example(
                    text(at + ".name", e.name()),
                    Objects.requireNonNullElse(e.after(), List.of()),
                    Objects.requireNonNullElse(e.phrases(), List.of()),
                    orEmpty(e.digits()),
                    text(at + ".answer", e.answer()),
                    Optional.ofNullable(e.tool()).map(tool -> useTool(at + ".tool", tool)),
                    orEmpty(e.failed()),
                    Objects.requireNonNullElseGet(e.then(), Then.Listen::new),
                    orEmpty(e.menu()).strip()));
        }
        if (examples.isEmpty()) {
            yaml.problem("examples", "must hold at least one example of what callers say");
        }
        return examples;
    }

    private Example.UseTool useTool(String at, UseToolFile tool) {
        return new Example.UseTool(
                text(at + ".name", tool.name()), Objects.requireNonNullElse(tool.arguments(), Map.of()));
    }

    private List<ToolSpec> tools() {
        List<ToolSpec> tools = new ArrayList<>();
        for (ToolFile t : Objects.requireNonNullElse(file.tools(), List.<ToolFile>of())) {
            String at = "tools[" + tools.size() + "]";
            tools.add(new ToolSpec(
                    text(at + ".name", t.name()),
                    text(at + ".purpose", t.purpose()),
                    Objects.requireNonNullElse(t.parameters(), Map.of()),
                    Objects.requireNonNullElse(t.method(), "GET"),
                    text(at + ".url", t.url()),
                    Objects.requireNonNullElse(t.timeout(), Duration.ofSeconds(2))));
        }
        return tools;
    }

    private Handover handover() {
        HandoverFile h = Objects.requireNonNullElse(file.handover(), new HandoverFile(null, null, null, null));
        return new Handover(
                text("handover.queue", h.queue()),
                Objects.requireNonNullElse(h.patience(), Duration.ofSeconds(30)),
                Objects.requireNonNullElse(h.afterUnclear(), 2),
                Objects.requireNonNullElse(h.key(), "0"));
    }

    private Texts texts(String language) {
        TextsFile t = Objects.requireNonNullElse(file.texts(), TextsFile.NONE);
        boolean english = language.equalsIgnoreCase("en") || language.toLowerCase(Locale.ROOT)
                .startsWith("en-");
        List<String> silence = t.silence() != null ? t.silence() : english ? ENGLISH.silence() : List.of();
        if (silence.size() != 2) {
            yaml.problem("texts.silence", t.silence() == null ? missing(language)
                    : "must be two texts: for the first and for the second silence");
        }
        silence.stream().filter(String::isBlank).findAny()
                .ifPresent(blank -> yaml.problem("texts.silence", "holds an empty text"));
        return new Texts(
                silence,
                said("offer-person", t.offerPerson(), english, ENGLISH.offerPerson(), language),
                said("unclear", t.unclear(), english, ENGLISH.unclear(), language),
                t.fillers() != null ? t.fillers() : english ? ENGLISH.fillers() : List.of(),
                said("hold", t.hold(), english, ENGLISH.hold(), language),
                said("handover", t.handover(), english, ENGLISH.handover(), language),
                said("nobody", t.nobody(), english, ENGLISH.nobody(), language),
                said("failure", t.failure(), english, ENGLISH.failure(), language),
                said("goodbye", t.goodbye(), english, ENGLISH.goodbye(), language),
                menu(Objects.requireNonNullElse(t.menu(), MenuFile.NONE), english, language));
    }

    /** Other languages than English need words for it only when something is offered. */
    private MenuTexts menu(MenuFile menu, boolean english, String language) {
        boolean offered = Objects.requireNonNullElse(file.examples(), List.<ExampleFile>of()).stream()
                .anyMatch(example -> !orEmpty(example.menu()).isBlank());
        if (!offered) {
            return MenuTexts.NONE;
        }
        return new MenuTexts(
                said("menu.opening", menu.opening(), english, ENGLISH.menu().opening(), language),
                said("menu.entry", menu.entry(), english, ENGLISH.menu().entry(), language),
                said("menu.person", menu.person(), english, ENGLISH.menu().person(), language));
    }

    private String said(String key, String text, boolean english, String otherwise, String language) {
        if (text == null && english) {
            return otherwise;
        }
        if (text == null) {
            yaml.problem("texts." + key, missing(language));
        } else if (text.isBlank()) {
            yaml.problem("texts." + key, "is empty; write what the caller shall hear");
        }
        return orEmpty(text);
    }

    private static String missing(String language) {
        return "is missing; only English has texts of its own, and the language is " + Shown.quoted(language);
    }

    private String text(String at, String value) {
        if (value == null) {
            yaml.problem(at, "is missing");
        } else if (value.isBlank()) {
            yaml.problem(at, "is empty");
        }
        return orEmpty(value).strip();
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }
}
