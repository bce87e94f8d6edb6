package dev.attendant.models.talk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import dev.attendant.models.talk.TalkStep.Attendant;
import dev.attendant.models.talk.TalkStep.Caller;
import dev.attendant.models.talk.TalkStep.Tools;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TalkStepTest {

    private static final int PLENTY = 100_000;

    private static Message.Tool tool(int number) {
        return new Message.Tool(new ToolCall("c" + number, "look", new JsonObject().put("n", number)), number % 2 == 0,
                new JsonObject().put("found", "x".repeat(40)));
    }

    @Test
    void theCallerBeginsAndTheSidesAlternate() {
        assertThat(TalkStep.of(List.of(new Message.Attendant("Hello."), new Message.Attendant("Are you there?"),
                new Message.Caller("Yes."), new Message.Caller(" "), new Message.Digits("7"), tool(2), tool(3),
                new Message.Attendant("Seven.")), PLENTY)).containsExactly(
                        new Caller(TalkStep.CALL_BEGINS), new Attendant("Hello. Are you there?"),
                        new Caller("Yes.\n[The caller keyed in: 7]"), new Tools(List.of(tool(2), tool(3))),
                        new Attendant("Seven."), new Caller(TalkStep.CALLER_WAITS));
        assertThat(TalkStep.of(List.of(), PLENTY)).containsExactly(new Caller(TalkStep.CALL_BEGINS));
    }

    @Test
    void whatIsLeftOutStandsInOneLine() {
        List<TalkStep> steps = TalkStep.of(List.of(new Message.Attendant("Hello."),
                new Message.Caller("I want a cake with " + "very ".repeat(400) + "much cream"), tool(2), tool(3),
                new Message.Attendant("Which?"), new Message.Digits("12"), new Message.Attendant("Twelve."),
                new Message.Caller("And a " + "very ".repeat(390) + "big loaf")), 1000);
        assertThat(steps).hasSize(1);
        assertThat(((Caller) steps.getFirst()).text())
                .startsWith("[Earlier in this call, in short: the caller said \"I want a cake with very")
                .contains("…\"; you used look {\"n\":2}; you used look {\"n\":3}, which failed;"
                        + " the caller keyed in 12]\nAnd a");
    }

    /** Whatever the talk: no tool's use without its result, the last exchange whole, and not much over the budget. */
    @RepeatedTest(200)
    void aTalkIsNeverCutInsideAnExchange(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Message> talk = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            talk.add(switch (random.nextInt(5)) {
                case 0 -> new Message.Caller("caller " + i + " " + "word ".repeat(random.nextInt(60)));
                case 1 -> new Message.Digits("" + i);
                case 2 -> new Message.Attendant("attendant " + i + " " + "word ".repeat(random.nextInt(60)));
                default -> tool(i);
            });
        }
        History history = History.of(talk, 600);
        List<Message> kept = history.messages();
        assertThat(kept).isEqualTo(talk.subList(talk.size() - kept.size(), talk.size()));
        boolean cut = kept.size() < talk.size();
        assertThat(history.summary().isPresent()).isEqualTo(cut);
        if (cut) {
            assertThat(kept.getFirst()).isInstanceOfAny(Message.Caller.class, Message.Digits.class);
        }
        boolean severalExchanges = kept.stream().skip(1)
                .anyMatch(message -> message instanceof Message.Caller || message instanceof Message.Digits);
        if (severalExchanges) {
            assertThat(kept.stream().mapToInt(message -> message.toString().length() / 4).sum()).isLessThan(2 * 600);
        }
    }

    @Test
    void betweenTwoCutsEachRequestBeginsAsTheOneBefore() {
        List<Message> talk = new ArrayList<>();
        List<TalkStep> before = List.of();
        int cuts = 0;
        for (int i = 0; i < 100; i++) {
            talk.add(new Message.Caller("Question " + i + " " + "word ".repeat(20)));
            List<TalkStep> steps = TalkStep.of(talk, 1000);
            boolean sameBeginning = steps.size() >= before.size() && steps.subList(0, before.size()).equals(before);
            cuts += sameBeginning ? 0 : 1;
            before = steps;
            talk.add(new Message.Attendant("Answer " + i + " " + "word ".repeat(20)));
        }
        assertThat(cuts).isBetween(5, 25);
    }
}
