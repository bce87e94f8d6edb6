package dev.attendant.models.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.BuiltInTools;
import dev.attendant.conversation.engine.EngineFactory;
import dev.attendant.conversation.engine.EngineSettings;
import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.conversation.engine.LanguageModel;
import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import dev.attendant.conversation.engine.LanguageModel.Prompt;
import dev.attendant.conversation.engine.LanguageModel.ToolCall;
import dev.attendant.conversation.scenario.Scenario;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ScriptedModelTest {

    private static final Scenario SHOP = ScenarioReader.read("""
            name: shop
            greeting: Hello. What can I do?
            slots:
              day: [monday, tuesday, friday]
              time: [ten, ten thirty, noon]
            examples:
              - name: deliver
                phrases: [deliver my parcel]
                answer: Gladly. Which day?
              - name: day
                after: deliver
                phrases: ["{day}", "on {day}"]
                answer: "{day}. Shall I book it?"
              - name: yes-book
                after: day
                phrases: ["yes"]
                tool: {name: book, arguments: {when: "{day} at {time}", by: phone}}
                answer: Booked for {day} under {reference}.
                failed: The calendar does not answer.
              - name: day-time
                phrases: ["{day} at {time}"]
                tool: {name: book, arguments: {when: "{day} at {time}"}}
                answer: "{time} on {day}, number {reference}."
              - name: order
                phrases: [where is my order]
                answer: Key in the number.
                then: {digits: order, max: 6}
              - name: order-number
                digits: order
                answer: Order {order}. Thank you.
              - name: about-order
                phrases: [which number was that]
                answer: It was {order}.
              - name: repeat
                phrases: [say that again]
                answer: "{again}"
              - name: robot
                phrases: [are you a robot]
                answer: I am one. {question}
              - name: person
                phrases: [a person please]
                answer: ""
                then: transfer
              - name: bakery
                phrases: [bread and cake]
                answer: I connect you.
                then: {transfer: bakery}
              - name: bye
                phrases: [goodbye]
                answer: Goodbye.
                then: hang-up
            handover: {queue: people, patience: 30s, after-unclear: 2, key: "0"}
            texts: {silence: [Hm], unclear: Pardon, handover: Please hold., failure: Something broke., goodbye: Bye.}
            """);

    private final LanguageModel model = new ScriptedModel(0.55);
    private final Talk talk = new Talk(model, SHOP);

    @Test
    void anAnswerIsGivenInTheContextOfTheOneBefore() {
        assertThat(talk.say("on Tuesday")).isEmpty();
        assertThat(talk.toolsUsed()).containsExactly(BuiltInTools.NOT_UNDERSTOOD);
        assertThat(talk.say("Deliver my parcel!")).isEqualTo("Gladly. Which day?");
        assertThat(talk.say("On Tuesday.")).isEqualTo("tuesday. Shall I book it?");
    }

    @Test
    void whatWasNotUnderstoodLeavesTheContextAsItWas() {
        talk.say("deliver my parcel");
        assertThat(talk.say("purple elephants")).isEmpty();
        assertThat(talk.lastTool().tool()).isEqualTo(BuiltInTools.NOT_UNDERSTOOD);
        assertThat(talk.lastTool().arguments()).isEmpty();
        assertThat(talk.say("friday")).isEqualTo("friday. Shall I book it?");
    }

    @Test
    void anAsideLeavesTheContextAsItWas() {
        assertThat(talk.say("say that again")).isEqualTo("Hello. What can I do?");
        talk.say("deliver my parcel");
        assertThat(talk.say("Are you a robot?")).isEqualTo("I am one. Which day?");
        assertThat(talk.say("say that again")).isEqualTo("Gladly. Which day?");
        assertThat(talk.say("monday")).isEqualTo("monday. Shall I book it?");
    }

    @Test
    void aToolIsUsedBeforeTheAnswerAndItsResultIsInTheAnswer() {
        talk.toolsAnswer(true, new JsonObject().put("reference", 4711).put("more", new JsonObject()));
        talk.say("deliver my parcel");
        talk.say("tuesday");
        assertThat(talk.say("yes")).isEqualTo("Booked for tuesday under 4711.");
        assertThat(talk.lastTool().tool()).isEqualTo("book");
        assertThat(talk.lastTool().arguments().getMap())
                .isEqualTo(Map.of("when", "tuesday at", "by", "phone"));
    }

    @Test
    void theLongestValueOfASlotIsTakenAndTheLastMentionStays() {
        talk.toolsAnswer(true, new JsonObject().put("reference", "A"));
        assertThat(talk.say("Monday at 10:30")).isEqualTo("ten thirty on monday, number A.");
        assertThat(talk.say("friday at noon")).isEqualTo("noon on friday, number A.");
    }

    /** What it says after a talk that another model led. */
    private String takesOver(Message... messages) throws InterruptedException {
        try (LanguageModel.Answer answer =
                model.answer(new Prompt(SHOP, Map.of(), List.of(messages), BuiltInTools.all()))) {
            StringBuilder text = new StringBuilder();
            for (Piece piece = answer.next(Duration.ofSeconds(1)); !(piece instanceof Piece.Done);
                    piece = answer.next(Duration.ofSeconds(1))) {
                text.append(piece instanceof Piece.Words words ? words.text()
                        : "[" + ((Piece.UseTool) piece).call().tool() + "]");
            }
            return text.toString();
        }
    }

    private static Message.Tool used(String tool, JsonObject arguments) {
        return new Message.Tool(new ToolCall("1", tool, arguments), true, new JsonObject());
    }

    @Test
    void aToolThatAnotherModelUsedByItselfDoesNotAnswerTheCaller() throws InterruptedException {
        assertThat(takesOver(
                new Message.Attendant("Hi, this is the shop speaking!"),
                new Message.Caller("deliver my parcel"),
                used("note", new JsonObject().put("wants", "delivery")))).isEqualTo("Gladly. Which day?");
        assertThat(takesOver(
                new Message.Caller("purple elephants"),
                used("note", new JsonObject()))).isEqualTo("[not_understood]");
    }

    @Test
    void digitsThatAnotherModelAskedForAreThoseThatCome() throws InterruptedException {
        assertThat(takesOver(
                new Message.Caller("purple elephants"),
                used(BuiltInTools.ASK_DIGITS, new JsonObject().put("name", "order").put("max", 4)),
                new Message.Attendant("What is the number of your order?"),
                new Message.Digits("4711"))).isEqualTo("Order 4711. Thank you.");
        assertThat(takesOver(
                used(BuiltInTools.ASK_DIGITS, new JsonObject()),
                new Message.Digits("4711"))).isEqualTo("[not_understood]");
    }

    @Test
    void whatAnotherModelSaidIsWhatIsSaidAgain() throws InterruptedException {
        assertThat(takesOver(
                new Message.Caller("purple elephants"),
                new Message.Attendant("We have none. Would you like a parcel?"),
                new Message.Caller("say that again"))).isEqualTo("We have none. Would you like a parcel?");
    }

    @Test
    void aFailedToolIsToldInTheExamplesWords() {
        talk.toolsAnswer(false, new JsonObject().put("error", "connection refused"));
        talk.say("deliver my parcel");
        talk.say("tuesday");
        assertThat(talk.say("yes")).isEqualTo("The calendar does not answer.");
    }

    @Test
    void aFailedToolWithoutWordsOfItsOwnLeadsToAPerson() {
        talk.toolsAnswer(false, new JsonObject());
        assertThat(talk.say("monday at noon")).isEqualTo("Something broke.");
        assertThat(talk.lastTool().tool()).isEqualTo(BuiltInTools.TRANSFER);
        assertThat(talk.lastTool().arguments().getString("queue")).isEqualTo("people");
    }

    @Test
    void aCallerAskedToHoldStillGetsTheToolsAnswer() {
        var call = new ToolCall("1", "book", new JsonObject());
        var pieces = Talk.pieces(model, new Prompt(SHOP, Map.of(), List.of(
                new Message.Caller("monday at noon"),
                new Message.Attendant("One moment."),
                new Message.Tool(call, true, new JsonObject().put("reference", "B"))), List.of()));
        assertThat(words(pieces)).isEqualTo("noon on monday, number B.");
    }

    @Test
    void digitsAreKnownByTheNameThatTheyWereAskedForUnder() {
        talk.say("where is my order");
        assertThat(talk.lastTool().tool()).isEqualTo(BuiltInTools.ASK_DIGITS);
        assertThat(talk.lastTool().arguments().getMap()).isEqualTo(Map.of("name", "order", "max", 6));
        assertThat(talk.press("4711")).isEqualTo("Order 4711. Thank you.");
        assertThat(talk.say("which number was that")).isEqualTo("It was 4711.");
    }

    @Test
    void digitsThatNobodyAskedForAreNotUnderstood() {
        assertThat(talk.press("4711")).isEmpty();
        assertThat(talk.toolsUsed()).containsExactly(BuiltInTools.NOT_UNDERSTOOD);
        talk.say("where is my order");
        talk.press("1");
        assertThat(talk.press("2")).isEmpty();
    }

    @Test
    void aTransferTellsThePersonWhatTheCallerWants() {
        talk.say("deliver\u0000 my\nparcel");
        talk.say("tuesday");
        assertThat(talk.say("a person please")).isEqualTo("Please hold.");
        assertThat(talk.lastTool().arguments().getString("queue")).isEqualTo("people");
        assertThat(talk.lastTool().arguments().getString("summary")).isEqualTo("deliver my parcel");
        assertThat(talk.say("bread and cake")).isEqualTo("I connect you.");
        assertThat(talk.lastTool().arguments().getString("queue")).isEqualTo("bakery");
        assertThat(talk.lastTool().arguments().getString("summary")).isEqualTo("deliver my parcel; bread and cake");
    }

    @Test
    void aSummaryIsBounded() {
        String endless = "parcel \ud83d\ude42".repeat(500);
        String summary = Summary.of(List.of(new Message.Caller(endless)), Wording.of("en"));
        assertThat(summary.length()).isBetween(Summary.LONGEST - 1, Summary.LONGEST);
        assertThat(Character.isHighSurrogate(summary.charAt(summary.length() - 1))).isFalse();
    }

    @Test
    void aGoodbyeIsSaidBeforeHangingUp() {
        assertThat(talk.say("bye")).isEqualTo("Goodbye.");
        assertThat(talk.lastTool().tool()).isEqualTo(BuiltInTools.HANG_UP);
    }

    @Test
    void wordsComeOneByOneAndEndWhenClosed() throws Exception {
        try (var answer = model.answer(new Prompt(SHOP, Map.of(), List.of(new Message.Caller("goodbye")), List.of()))) {
            assertThat(answer.next(Duration.ofSeconds(1))).isEqualTo(new Piece.Words("Goodbye."));
        }
        var answer = model.answer(
                new Prompt(SHOP, Map.of(), List.of(new Message.Caller("deliver my parcel")), List.of()));
        assertThat(answer.next(Duration.ofSeconds(1))).isEqualTo(new Piece.Words("Gladly. "));
        answer.close();
        answer.close();
        assertThat(answer.next(Duration.ofSeconds(1))).isEqualTo(new Piece.Done());
    }

    @Test
    void nothingIsAnsweredToNothing() {
        assertThat(Talk.pieces(model, new Prompt(SHOP, Map.of(), List.of(), List.of()))).containsExactly(new Piece.Done());
        assertThat(Talk.pieces(model, new Prompt(SHOP, Map.of(), List.of(
                new Message.Caller("goodbye"), new Message.Attendant("Goodbye.")), List.of())))
                .containsExactly(new Piece.Done());
    }

    @Test
    void aScenarioLoadedAnewIsAnsweredAnew() {
        talk.say("goodbye");
        Scenario changed = ScenarioReader.read("""
                {name: shop, greeting: Hi., examples: [{name: bye, phrases: [goodbye], answer: See you.}]}
                """);
        assertThat(new Talk(model, changed).say("goodbye")).isEqualTo("See you.");
    }

    @Test
    void itIsFoundByItsName() {
        var factory = ServiceLoader.load(EngineFactory.OfLanguageModel.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals("scripted"))
                .findFirst().orElseThrow();
        factory.create(null, new EngineSettings("models.scripted", Map.of("threshold", 60)), List.of(SHOP)).close();
        assertThatThrownBy(() ->
                factory.create(null, new EngineSettings("models.scripted", Map.of("threshold", 0)), List.of()))
                .isInstanceOf(InvalidSetting.class).hasMessageContaining("1 to 100");
        assertThatThrownBy(() ->
                factory.create(null, new EngineSettings("models.scripted", Map.of("treshold", 60)), List.of()))
                .isInstanceOf(InvalidSetting.class).hasMessageContaining("threshold");
    }

    private static String words(List<Piece> pieces) {
        StringBuilder words = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Words some) {
                words.append(some.text());
            }
        }
        return words.toString();
    }
}
