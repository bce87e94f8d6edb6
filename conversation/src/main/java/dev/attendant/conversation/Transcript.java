package dev.attendant.conversation;

import java.time.Duration;
import java.time.Instant;

/** Numbers the turns of a call and tells the listener of them. Belongs to the call's virtual thread. */
final class Transcript {

    private static final int SUMMARY_LENGTH = 200;

    private final CallInfo call;
    private final CallListener listener;
    private final StringBuilder callersWords = new StringBuilder();
    private int turns;
    private boolean callerSpoke = true;

    Transcript(CallInfo call, CallListener listener) {
        this.call = call;
        this.listener = listener;
    }

    /** What of a reply was heard is a turn, or what should have been when nothing kept it from being said. */
    void attendant(Spoken spoken) {
        if (!spoken.heard().isEmpty()) {
            Duration latency = callerSpoke ? spoken.latency() : Duration.ZERO;
            add(Turn.Speaker.ATTENDANT, spoken.text(), spoken.heard(), latency, 1);
        }
    }

    void caller(Utterance utterance) {
        add(Turn.Speaker.CALLER, utterance.text(), utterance.text(), Duration.ZERO, utterance.confidence());
        wants(utterance.text());
    }

    void pressed(String digits) {
        String text = "[" + digits + "]";
        add(Turn.Speaker.CALLER, text, text, Duration.ZERO, 1);
        // the line counts from speech, and there was none
        callerSpoke = false;
    }

    /** With a digit the caller chose what goes by this title. */
    void chose(String title) {
        wants(title);
    }

    private void wants(String words) {
        callersWords.append(callersWords.isEmpty() ? "" : "; ").append(words);
    }

    private void add(Turn.Speaker speaker, String text, String heard, Duration latency, double confidence) {
        callerSpoke = speaker == Turn.Speaker.CALLER;
        Turn turn = new Turn(++turns, speaker, text.strip(), heard, latency, confidence);
        listener.on(new CallEvent.TurnTaken(call.id(), Instant.now(), turn));
    }

    /** What the caller wants, in one line: the last of their own words, and what they chose. */
    String summary() {
        String words = callersWords.toString();
        return words.length() <= SUMMARY_LENGTH
                ? words
                : "…" + words.substring(words.length() - SUMMARY_LENGTH + 1);
    }

    /** A summary that somebody else made, no longer than ours. */
    static String cut(String summary) {
        return summary.length() <= SUMMARY_LENGTH ? summary : summary.substring(0, SUMMARY_LENGTH - 1) + "…";
    }
}
