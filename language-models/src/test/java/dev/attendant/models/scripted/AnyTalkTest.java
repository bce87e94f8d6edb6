package dev.attendant.models.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.LanguageModel.Prompt;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import dev.attendant.conversation.scenario.Example;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is said, in whatever order, there is an answer and it ends. */
class AnyTalkTest {

    private final ScriptedModel model = new ScriptedModel(0.55);

    @Test
    void anyTalkIsAnswered() {
        List<Scenario> scenarios = List.of(
                ScenarioReader.shipped("support"), ScenarioReader.shipped("sales"),
                ScenarioReader.shipped("appointment"), ScenarioReader.shipped("survey"));
        int understood = 0;
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            Scenario scenario = scenarios.get(random.nextInt(scenarios.size()));
            List<Message> messages = new ArrayList<>();
            for (int i = random.nextInt(12); i >= 0; i--) {
                messages.add(message(random, scenario));
            }
            List<Piece> pieces = Talk.pieces(model, new Prompt(scenario, Map.of(), messages, BuiltInTools.all()));
            assertThat(pieces).as("seed %d", seed).last().isEqualTo(new Piece.Done());
            String words = "";
            for (Piece piece : pieces) {
                switch (piece) {
                    case Piece.Words some -> words += some.text();
                    case Piece.UseTool use -> use.call().arguments().forEach(argument -> {
                        if (argument.getValue() instanceof String text) {
                            assertThat(text).doesNotContainPattern("\\p{Cntrl}").hasSizeLessThanOrEqualTo(1000);
                        }
                    });
                    case Piece.Done done -> { }
                    case Piece.Failed failed -> throw new AssertionError(failed);
                }
            }
            assertThat(words).as("seed %d", seed).doesNotContainPattern("\\p{Cntrl}");
            understood += words.isEmpty() ? 0 : 1;
        }
        assertThat(understood).isGreaterThan(300);
    }

    private static Message message(Random random, Scenario scenario) {
        Example example = scenario.examples().get(random.nextInt(scenario.examples().size()));
        return switch (random.nextInt(8)) {
            case 0 -> new Message.Caller(noise(random));
            case 1 -> new Message.Digits(Integer.toString(random.nextInt(100_000)));
            case 2 -> new Message.Attendant(noise(random));
            case 3 -> new Message.Tool(
                    new ToolCall(
                            "x", example.tool().map(Example.UseTool::name).orElse(noise(random)), new JsonObject()),
                    random.nextBoolean(),
                    new JsonObject()
                            .put("status", noise(random))
                            .put("list", new JsonArray().add(1))
                            .putNull(noise(random)));
            default -> new Message.Caller(example.phrases().isEmpty()
                    ? ""
                    : example.phrases().get(random.nextInt(example.phrases().size()))
                            .replaceAll("\\{.*?\\}", scenario.slots().values().stream()
                                    .map(List::getFirst).findFirst().orElse("")));
        };
    }

    /** Characters of every kind, halves of pairs, braces and dollars among them. */
    private static String noise(Random random) {
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(50) == 0 ? 5000 : 40); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> noise.append((char) random.nextInt(0x10000));
                case 1 -> noise.append("{}$\\'\u2019 0\n\u0000.".charAt(random.nextInt(11)));
                case 2 -> noise.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT));
                default -> noise.append(" the order {day} not can't 99 ").append((char) ('a' + random.nextInt(26)));
            }
        }
        return noise.toString();
    }
}
