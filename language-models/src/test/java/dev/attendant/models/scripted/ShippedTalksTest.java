package dev.attendant.models.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.engine.BuiltInTools;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A whole talk in each of the scenarios that ship. */
class ShippedTalksTest {

    private final ScriptedModel model = new ScriptedModel(ScriptedModelFactory.USUAL_THRESHOLD / 100.0);

    @Test
    void aLineIsRepairedAndAnOrderHandedOver() {
        Talk talk = new Talk(model, ScenarioReader.shipped("support"));
        assertThat(talk.say("Hi, my internet isn't working")).endsWith("What color is the light on your router?");
        assertThat(talk.say("Which light?")).endsWith("What color is it?");
        assertThat(talk.say("are you a robot")).endsWith("What color is it?");
        assertThat(talk.say("it's red")).contains("pull the power plug");
        assertThat(talk.say("yes it works now")).startsWith("That is good news.");
        assertThat(talk.say("where is my order")).endsWith("Please key in your order number on your phone.");
        assertThat(talk.lastTool().arguments().getMap()).isEqualTo(Map.of("name", "order", "max", 8));
        assertThat(talk.press("47110815")).startsWith("Thank you, I have your order number.");
        assertThat(talk.lastTool().arguments().getMap()).isEqualTo(Map.of("order", "47110815"));
        assertThat(talk.say("yes please")).isEqualTo("Gladly. Please stay on the line.");
        assertThat(talk.lastTool().tool()).isEqualTo(BuiltInTools.TRANSFER);
        assertThat(talk.lastTool().arguments().getString("queue")).isEqualTo("support");
        assertThat(talk.lastTool().arguments().getString("summary"))
                .contains("my internet isn't working").contains("where is my order").contains("keyed in 47110815");
    }

    @Test
    void aBuyerAsksForPricesAndIsCalledBack() {
        Talk talk = new Talk(model, ScenarioReader.shipped("sales"));
        assertThat(talk.say("how much does it cost")).endsWith("How many people are in your company?");
        assertThat(talk.say("we're about 20 people")).startsWith("For twenty people");
        assertThat(talk.say("yes please")).endsWith("On which day may we call you?");
        assertThat(talk.say("thursday would be good")).endsWith("at what time of the day?");
        assertThat(talk.say("in the morning")).startsWith("thursday in the morning, I have written it down.");
        assertThat(talk.toolsUsed()).containsExactly(BuiltInTools.NOTE, BuiltInTools.ASK_DIGITS);
        assertThat(talk.press("5551234")).startsWith("Thank you, I have your number.");
        assertThat(talk.lastTool().arguments().getMap()).isEqualTo(Map.of("number", "5551234"));
        assertThat(talk.say("no that's it")).endsWith("Goodbye.");
        assertThat(talk.toolsUsed()).containsExactly(BuiltInTools.HANG_UP);
    }

    @Test
    void anAppointmentIsMadeAfterAChangeOfMind() {
        Talk talk = new Talk(model, ScenarioReader.shipped("appointment"));
        assertThat(talk.say("yes please")).endsWith("Which day would you like to come?");
        assertThat(talk.say("where can I park")).endsWith("Which day would you like to come?");
        assertThat(talk.say("on Tuesday")).isEqualTo("tuesday, very well. At what time?");
        assertThat(talk.say("in the morning please")).contains("at nine or at eleven");
        assertThat(talk.say("eleven")).isEqualTo("That is tuesday at eleven. Shall I book it?");
        assertThat(talk.say("no")).isEqualTo("No problem. Which day would you like instead?");
        assertThat(talk.say("Friday at 10:30")).isEqualTo("That is friday at ten thirty. Shall I book it?");
        assertThat(talk.say("yes that is right")).contains("We will see you on friday at ten thirty.");
        assertThat(talk.lastTool().arguments().getMap()).isEqualTo(Map.of("appointment", "friday at ten thirty"));
        assertThat(talk.say("no thank you that is all")).endsWith("Goodbye.");
    }

    @Test
    void fiveQuestionsAreAskedOneAfterTheOther() {
        Talk talk = new Talk(model, ScenarioReader.shipped("survey"));
        assertThat(talk.say("sure go ahead")).endsWith("How easy was it to reach us?");
        assertThat(talk.say("four")).endsWith("how friendly was the person you talked to?");
        assertThat(talk.lastTool().arguments().getMap()).isEqualTo(Map.of("reach", "four"));
        assertThat(talk.say("very good")).contains("as a number")
                .endsWith("how friendly was the person you talked to?");
        assertThat(talk.say("5 out of 5")).startsWith("I see.");
        assertThat(talk.lastTool().arguments().getMap()).isEqualTo(Map.of("friendly", "five"));
        assertThat(talk.say("skip it")).startsWith("Good to know.");
        assertThat(talk.say("maybe three")).startsWith("This is the last one.");
        assertThat(talk.say("a two")).startsWith("Thank you, that was very helpful.");
        assertThat(talk.lastTool().arguments().getMap()).isEqualTo(Map.of("recommend", "two"));
        assertThat(talk.say("no thanks")).endsWith("Goodbye.");
        assertThat(talk.toolsUsed()).containsExactly(BuiltInTools.HANG_UP);
    }
}
