package dev.attendant.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attendant.conversation.scenario.Example.Then;
import dev.attendant.conversation.scenario.LineKind;
import dev.attendant.conversation.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFilesTest {

    private static final String SUPPORT = """
            name: support
            language: en-US
            greeting: Welcome to Example.
            persona: |
              You are the attendant of Example.
              Be short.
            slots:
              day: [monday, tuesday]
            examples:
              - name: opening-hours
                after: greeting
                phrases: ["when are you open", "are you open on {day}"]
                answer: On {day} from nine to five.
              - name: where-is-my-order
                phrases: [where is my order]
                answer: Key in the number.
                then: {digits: order, max: 8}
              - name: order-number
                digits: order
                tool: {name: order_status, arguments: {order: "{order}"}}
                answer: Order {order} is {state}.
                failed: I cannot look it up now.
                then: {transfer: sales}
              - name: bye
                after: [order-number, opening-hours]
                phrases: [yes, 0123]
                answer: Goodbye.
                then: hang-up
            tools:
              - name: order_status
                purpose: Looks up where an order is
                parameters: {order: the order number}
                method: GET
                url: http://127.0.0.1:8090/orders/{order}
                timeout: 3s
            handover: {queue: support, patience: 20s, after-unclear: 3, key: "*"}
            texts: {hold: Just a moment.}
            """;

    @TempDir
    private Path directory;

    @Test
    void aWholeScenarioIsReadAsItIsWritten() throws IOException {
        write("support", SUPPORT);

        Scenario support = ScenarioFiles.load(directory).get("support");

        assertThat(support.persona()).isEqualTo("You are the attendant of Example.\nBe short.");
        assertThat(support.record()).isFalse();
        assertThat(support.voice()).isEmpty();
        assertThat(support.slots()).isEqualTo(Map.of("day", List.of("monday", "tuesday")));
        assertThat(support.examples().getFirst().after()).containsExactly("greeting");
        assertThat(support.examples().getFirst().then()).isEqualTo(new Then.Listen());
        assertThat(support.examples().get(1).then()).isEqualTo(new Then.AskDigits("order", 8));
        assertThat(support.examples().get(2).tool().orElseThrow().arguments()).containsEntry("order", "{order}");
        assertThat(support.examples().get(2).then()).isEqualTo(new Then.Transfer("sales"));
        assertThat(support.examples().get(3).phrases()).containsExactly("yes", "0123");
        assertThat(support.examples().get(3).then()).isEqualTo(new Then.HangUp());
        assertThat(support.tools().getFirst().timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(support.handover().key()).isEqualTo("*");
        assertThat(support.handover().patience()).isEqualTo(Duration.ofSeconds(20));
        assertThat(support.texts().hold()).isEqualTo("Just a moment.");
        assertThat(support.texts().silence()).hasSize(2);
    }

    @Test
    void aMistakeIsToldWithFileLineAndWhatWasMeant() throws IOException {
        write("support", SUPPORT.replace("then: hang-up", "then: hangup"));

        assertThat(problems()).containsExactly("scenarios/support.yaml:28: examples[3].then: must be one of listen, "
                + "transfer, hang-up, {transfer: QUEUE}, {digits: NAME, max: N}; found \"hangup\""
                + " – did you mean hang-up?");
    }

    @Test
    void allMistakesOfAllFilesAreToldAtOnce() throws IOException {
        write("sales", SUPPORT.replace("greeting: Welcome", "greting: Welcome"));
        write("support", SUPPORT
                .replace("timeout: 3s", "timeout: soon")
                .replace("record: false", "")
                .replace("after-unclear: 3", "after-unclear: three")
                .replace("after: [order-number, opening-hours]", "afterwards: [order-number]"));

        assertThat(problems()).containsExactly(
                "scenarios/sales.yaml:3: greting: is not a key here – did you mean greeting? (keys: examples, "
                        + "greeting, handover, language, line, name, persona, record, slots, texts, tools, unimrcp, "
                        + "voice)",
                "scenarios/support.yaml:25: examples[3].afterwards: is not a key here "
                        + "(keys: after, answer, digits, failed, menu, name, phrases, then, tool)",
                "scenarios/support.yaml:35: tools[0].timeout: must be a duration such as 300ms, 2s or 15m; "
                        + "found \"soon\"",
                "scenarios/support.yaml:36: handover.after-unclear: must be a whole number; found \"three\"");
    }

    @Test
    void allThatDoesNotFitTogetherIsToldAtOnce() throws IOException {
        write("support", SUPPORT
                .replace("open on {day}", "open on {dya}")
                .replace("after: greeting", "after: gretting")
                .replace("digits: order\n", "digits: ordr\n")
                .replace("tool: {name: order_status", "tool: {name: order_stats")
                .replace("patience: 20s", "patience: 2h")
                .replace("/orders/{order}", "/orders/{number}"));

        assertThat(problems()).containsExactly(
                "scenarios/support.yaml:11: examples[0].after: there is no example \"gretting\""
                        + " – did you mean greeting?",
                "scenarios/support.yaml:12: examples[0].phrases[1]: {dya} is not known; a phrase may use slots only"
                        + " – did you mean day?",
                "scenarios/support.yaml:19: examples[2].digits: nobody asks for digits named \"ordr\"; write then: "
                        + "{digits: ordr, max: N} in the example that asks – did you mean order?",
                "scenarios/support.yaml:20: examples[2].tool.name: there is no tool \"order_stats\""
                        + " – did you mean order_status? (tools: note, order_status)",
                "scenarios/support.yaml:34: tools[0].url: {number} is not known; a URL may use the tool's own "
                        + "parameters",
                "scenarios/support.yaml:36: handover.patience: must be from 1s to 1h");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: support | name: help | name: must be the name of the file, "support"; found "help"
            language: en-US | language: english_us | language: must be a language tag (BCP 47) such as en-US or de-DE; found "english_us"
            name: bye | name: opening-hours | examples[3].name: "opening-hours" is also the name of examples[0]; give each its own
            name: bye | name: greeting | examples[3].name: "greeting" is the greeting itself; give the example another name
            phrases: [yes, 0123] | phrases: [] | examples[3]: must have phrases (what the caller says) or digits (the name they were asked for under)
            {name: order_status, | {name: transfer, | examples[2].tool.name: "transfer" is not for examples; write then: transfer instead
            name: order_status\\n | name: hang_up\\n | tools[0].name: "hang_up" is built in; give the tool another name
            key: "*" | key: "00" | handover.key: must be one of 0-9, * and #, or "" for none; found "00"
            {queue: support | {queue: "a b" | handover.queue: must be the name of a queue: up to 64 of A-Z, a-z, 0-9, _, . and -; found "a b"
            http://127 | ftp://127 | tools[0].url: must be a http:// or https:// URL
            http://127.0.0.1:8090/ | http://{order}/ | tools[0].url: must not take its host from what a caller said
            method: GET | method: PUT | tools[0].method: must be GET or POST; found "PUT"
            hold: Just a moment. | hold: "" | texts.hold: is empty; write what the caller shall hear
            {transfer: sales} | {transfer: "a,b"} | examples[2].then: must be the name of a queue: up to 64 of A-Z, a-z, 0-9, _, . and -; found "a,b"
            max: 8 | max: 99 | examples[1].then: must be one of listen, transfer, hang-up, {transfer: QUEUE}, {digits: NAME, max: N}; found "max: 99"
            Welcome to Example. | Hello {day}. | greeting: {day} is not known; nothing has been said before the greeting
            greeting: Welcome to Example. | greeting: | greeting: is missing
            day: [monday, tuesday] | day: [monday]\\n  question: [x] | slots.question: means what the attendant said last; give the slot another name
            day: [monday, tuesday] | day: [] | slots.day: must be a list of words, none of them empty
            order: "{order}"} | order: "{order", x: y} | examples[2].tool.arguments.order: has a brace that belongs to no name; write {name}
            order: "{order}"} | odrer: "{order}"} | examples[2].tool.arguments.odrer: is no parameter of order_status – did you mean order?
            day: [monday, tuesday] | day: monday | slots.day: must be a list (- item, or [a, b]); found "monday"
            phrases: [where is my order] | phrases: {a: b} | examples[1].phrases: must be text; found keys and values
            phrases: [where is my order] | phrases: [[a]] | examples[1].phrases[0]: must be text; found a list
            then: hang-up | then: [hang-up] | examples[3].then: must be one of listen, transfer, hang-up, {transfer: QUEUE}, {digits: NAME, max: N}; found "a list"
            then: hang-up | then: {digits: order} | examples[3].then: must be one of listen, transfer, hang-up, {transfer: QUEUE}, {digits: NAME, max: N}; found "{digits}"
            timeout: 3s | timeout: {a: b} | tools[0].timeout: must be a duration such as 300ms, 2s or 15m; found keys and values
            timeout: 3s | timeout: 9999999h | tools[0].timeout: must be a duration such as 300ms, 2s or 15m; found "9999999h"
            greeting: Welcome to Example. | record: yes\\ngreeting: hi | record: must be true or false; found "yes"
            greeting: Welcome to Example. | greeting: [a, b] | greeting: must be text; found a list
            handover: {queue: support, patience: 20s, after-unclear: 3, key: "*"} | handover: support | handover: must be keys and values (key: value); found "support"
            """, ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '~')
    void eachRuleHasItsMessage(String right, String wrong, String message) throws IOException {
        String text = SUPPORT.replace(right.replace("\\n", "\n"), wrong.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(SUPPORT);
        write("support", text);

        assertThat(problems()).anySatisfy(p -> assertThat(p)
                .matches("scenarios/support\\.yaml:\\d+: .*").endsWith(": " + message));
    }

    @Test
    void anAnswerAfterAToolMayUseWhatTheToolReturned() throws IOException {
        write("support", SUPPORT.replace("after: [order-number, opening-hours]", "after: order-number")
                .replace("answer: Goodbye.", "answer: It is {state}. Goodbye."));

        assertThat(ScenarioFiles.load(directory)).containsKey("support");
    }

    @Test
    void anAnswerMayRepeatWhatTheAttendantSaidLast() throws IOException {
        write("support", SUPPORT.replace("from nine to five.", "from nine to five. {question} {again}"));

        assertThat(ScenarioFiles.load(directory)).containsKey("support");
    }

    @Test
    void anAnswerOtherwiseMayNot() throws IOException {
        write("support", SUPPORT.replace("from nine", "from {opening}"));

        assertThat(problems()).containsExactly("scenarios/support.yaml:13: examples[0].answer: {opening} is not known; "
                + "there are slots, digits that were asked for, and what a tool returned");
    }

    @Test
    void aLanguageOtherThanEnglishNeedsItsOwnTexts() throws IOException {
        write("support", SUPPORT.replace("en-US", "de-DE"));

        assertThat(problems()).hasSize(7).contains("scenarios/support.yaml:37: texts.nobody: is missing; only English "
                + "has texts of its own, and the language is \"de-DE\"");
    }

    @Test
    void aScenarioMayHaveItsExchangesRunByThePbx() throws IOException {
        write("support", SUPPORT + """
                line: unimrcp
                unimrcp:
                  profile: lab
                  voice: Anna
                  grammar: [builtin:speech/transcribe, "builtin:dtmf/digits?length=1"]
                  barge-in: false
                  longest: 8s
                """);

        assertThat(ScenarioFiles.load(directory).get("support").line()).isEqualTo(new LineKind.UniMrcp(
                "lab", "Anna", "en-US", List.of("builtin:speech/transcribe", "builtin:dtmf/digits?length=1"), false,
                Duration.ofSeconds(8)));
    }

    @Test
    void withoutAWordOfItALineIsStreamed() throws IOException {
        write("support", SUPPORT);

        assertThat(ScenarioFiles.load(directory).get("support").line()).isEqualTo(LineKind.STREAMED);
    }

    @Test
    void aLineThatThePbxCannotBeAskedForIsRefused() throws IOException {
        write("support", SUPPORT + """
                line: unimrcp
                unimrcp:
                  profile: "lab&i=any"
                  voice: a,b
                  grammar: [/etc/passwd, "builtin:a|builtin:b"]
                  longest: 1h
                """);

        assertThat(problems())
                .anyMatch(problem -> problem.contains("unimrcp.profile: must be the name of a profile"))
                .anyMatch(problem -> problem.contains("unimrcp.voice: must be the name of a voice"))
                .anyMatch(problem -> problem.contains("unimrcp.grammar[0]: must begin with one of builtin:"))
                .anyMatch(problem -> problem.contains("unimrcp.grammar[1]: must not hold |"))
                .anyMatch(problem -> problem.contains("unimrcp.longest: must be from 2s to 1m"))
                .allMatch(problem -> problem.startsWith("scenarios/support.yaml:"));
    }

    @Test
    void aGrammarIsNeededAndAnUnusedSettingIsTold() throws IOException {
        write("support", SUPPORT + "line: unimrcp\n");
        assertThat(problems()).anyMatch(problem -> problem.contains("unimrcp.grammar: is missing"));

        write("support", SUPPORT + "unimrcp: {profile: lab}\n");
        assertThat(problems()).anyMatch(problem -> problem.contains("unimrcp: is set, but not used"));
    }

    @Test
    void anEmptyDirectoryIsRefused() {
        assertThat(problems()).containsExactly("scenarios: has no scenario; write one as NAME.yaml there, or name "
                + "another directory as scenarios");
    }

    @Test
    void noDirectoryIsRefused() {
        var refused = catchThrowableOfType(InvalidFile.class,
                () -> ScenarioFiles.load(directory.resolve("none")));

        assertThat(refused).hasMessageEndingWith("none: is no directory; scenarios stand there as NAME.yaml");
    }

    @Test
    void aFileThatWouldBePassedOverIsRefused() throws IOException {
        write("support", SUPPORT);
        Files.writeString(directory.resolve("sales.yml"), SUPPORT);

        assertThat(problems()).containsExactly("scenarios/sales.yml: would not be read; rename it to .yaml");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name + ".yaml"), text);
    }

    private List<String> problems() {
        return catchThrowableOfType(InvalidFile.class, () -> ScenarioFiles.load(directory)).problems().stream()
                .map(p -> p.replace(directory.toString(), "scenarios")).toList();
    }
}
