package dev.attendant.server.demo;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Turn;
import dev.attendant.records.CallDetails;
import dev.attendant.testcalls.caller.Script;
import dev.attendant.testcalls.caller.Talk;
import dev.attendant.testcalls.pbx.CallOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The talk that the demo tells, and what must have come of it. */
final class DemoTalk {

    private static final String HOURS = "what are your opening hours";
    private static final String PROBLEM = "my internet is down";
    private static final String LIGHT = "it is red";
    private static final String PERSON = "a person please";

    /** Three questions, then the caller has enough and talks into the answer. */
    static final Script SCRIPT = Script.begin()
            .say(HOURS)
            .say(PROBLEM)
            .say(LIGHT)
            .sayOver(PERSON, Duration.ofMillis(1500));

    private DemoTalk() {}

    /** What did not go as told; empty when all did. */
    static List<String> problems(Talk talk, CallOutcome outcome, CallView view, Optional<CallDetails> recorded) {
        List<String> problems = new ArrayList<>();
        talk.failure().ifPresent(problems::add);
        List<String> understood = view.turns().stream()
                .filter(turn -> turn.speaker() == Turn.Speaker.CALLER)
                .map(Turn::text)
                .toList();
        List<String> said = List.of(HOURS, PROBLEM, LIGHT, PERSON);
        if (!understood.equals(said)) {
            problems.add("the caller said " + said + ", the attendant understood " + understood);
        }
        if (view.events().stream().noneMatch(CallEvent.BargedIn.class::isInstance)) {
            problems.add("the caller talked into an answer, but the attendant did not stop");
        }
        if (!outcome.result().equals(CallResult.TRANSFERRED.value())) {
            problems.add("the call should have ended with an agent, but its result is \"" + outcome.result() + "\"");
        }
        // Asterisk's dialplan writes its variables in capitals, FreeSWITCH's does not
        if (outcome.variable("ATTENDANT_SUMMARY").isEmpty() && outcome.variable("attendant_summary").isEmpty()) {
            problems.add("the agent was told nothing");
        }
        if (recorded.isEmpty() || recorded.get().turns().size() != view.turns().size()) {
            problems.add("the call is not in the records with all its turns");
        }
        return problems;
    }
}
