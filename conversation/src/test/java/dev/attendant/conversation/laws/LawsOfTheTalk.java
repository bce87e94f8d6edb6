package dev.attendant.conversation.laws;

import dev.attendant.conversation.ScriptedCall;
import dev.attendant.conversation.TestScenarios;
import dev.attendant.conversation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Calls for laws to be tried on; ended after each. */
abstract class LawsOfTheTalk {

    /** 0.36 s of silence, after which a finished sentence is over; see {@code TurnEnd}. */
    static final int FINISHED = 360;
    /** 0.6 s, after which one is over that may go on or not. */
    static final int OPEN = 600;

    static final String HOURS = "when are you open";

    private final List<ScriptedCall> calls = new ArrayList<>();

    /** A call that has just begun. */
    ScriptedCall call(Scenario scenario) {
        ScriptedCall call = new ScriptedCall(scenario);
        calls.add(call);
        return call.begins();
    }

    ScriptedCall call(String greeting) {
        return call(TestScenarios.greeting(greeting));
    }

    /** A call in which the caller has heard the greeting, "Hello. How can I help?", and has the floor. */
    ScriptedCall greeted() {
        return greeted(TestScenarios.SUPPORT);
    }

    ScriptedCall greeted(Scenario scenario) {
        ScriptedCall call = call(scenario);
        call.hearsOut();
        return call;
    }

    @AfterEach
    void endTheCalls() {
        calls.forEach(ScriptedCall::close);
    }
}
