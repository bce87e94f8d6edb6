package dev.attendant.conversation.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.ScriptedCall;
import dev.attendant.conversation.engine.BuiltInTools;
import io.vertx.core.json.JsonObject;

class DictationLawsTest extends LawsOfTheTalk {

    private static final String ASK = "What is your order number?";

    private static void dictates(ScriptedCall call, String... groups) {
        for (String group : groups) {
            call.says(group, 400 * group.split(" ").length);
            call.silent(1200);
        }
        call.silent(1500);
    }

    private ScriptedCall asked(String question) {
        ScriptedCall call = call(question);
        call.hearsOut();
        return call;
    }

    @Law
    void aCallerWhoDictatesANumberWithPausesOf1200MillisecondsIsNotCutOff() {
        ScriptedCall call = asked(ASK);
        dictates(call, "four", "seven one", "double three", "nine");
        assertThat(call.turns()).containsSubsequence("CALLER: four seven one double three nine");
        assertThat(call.turns()).filteredOn(turn -> turn.startsWith("CALLER")).hasSize(1);
    }

    @Law
    void aNumberIsNotCutOffEvenWhenTheRecogniserTellsNothingBeforeTheEnd() {
        ScriptedCall call = asked(ASK);
        call.recognizer.partialFrames = -1;
        dictates(call, "four", "seven one", "double three", "nine");
        assertThat(call.turns()).contains("CALLER: four seven one double three nine");
    }

    @Law
    void aNumberThatNobodyAskedForIsNotCutOffEither() {
        ScriptedCall call = greeted();
        dictates(call, "my order is four seven one", "three three", "nine");
        assertThat(call.turns()).contains("CALLER: my order is four seven one three three nine");
    }

    @Law
    void anEMailAddressIsNotCutOff() {
        ScriptedCall call = asked("What is your e-mail address?");
        dictates(call, "anna at", "example dot", "com");
        assertThat(call.turns()).contains("CALLER: anna at example dot com");
    }

    @Law
    void aNameSpelledLetterByLetterIsNotCutOff() {
        ScriptedCall call = asked("Can you spell that?");
        dictates(call, "s m", "y t", "h e");
        assertThat(call.turns()).contains("CALLER: s m y t h e");
    }

    @Law
    void digitsThatAreSpokenInsteadOfKeyedAreNotCutOff() {
        ScriptedCall call = greeted();
        call.model.to(HOURS).says("Please key it in.").uses(BuiltInTools.ASK_DIGITS, new JsonObject().put("max", 8));
        call.says(HOURS, 800);
        call.hearsOut();
        call.recognizer.partialFrames = -1;
        dictates(call, "four", "seven one", "nine");
        assertThat(call.turns()).contains("CALLER: four seven one nine");
    }

    @Law
    void aNumberKeyedInSlowlyIsOneNumber() {
        ScriptedCall call = greeted();
        call.model.to(HOURS).says("Please key it in.").uses(BuiltInTools.ASK_DIGITS, new JsonObject().put("max", 8));
        call.says(HOURS, 800);
        call.hearsOut();
        for (String digit : new String[] {"4", "7", "1", "1"}) {
            call.presses(digit);
            call.silent(2500);
        }
        call.silent(1000);
        assertThat(call.turns()).contains("CALLER: [4711]");
    }

    @Law
    void anAnswerThatIsNoNumberIsNotWaitedForAsLongAsOne() {
        ScriptedCall call = asked(ASK);
        call.says("that is a good question", 1000);
        int ended = call.now();
        call.silent(2000);
        assertThat(call.ear.soundAfter(ended) - ended).isLessThan(800);
    }
}
