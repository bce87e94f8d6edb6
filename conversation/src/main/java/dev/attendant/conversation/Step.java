package dev.attendant.conversation;

/** What comes next in a call. */
sealed interface Step {

    record Speak(Thought thought) implements Step {}

    record Over(CallResult result) implements Step {}

    static Step over(CallResult result) {
        return new Over(result);
    }

    static Step say(String text, Decision decision) {
        return new Speak(Thought.say(text, decision));
    }
}
