package dev.attendant.speech.remote;

import dev.attendant.conversation.service.MalformedAnswer;

/** The final parts of an utterance, in order, and how sure the service is of them, by their lengths. */
public final class Segments {

    /** A service that sends more has lost its way: nobody says so much without a pause. */
    private static final int LONGEST = 20_000;

    private final StringBuilder text = new StringBuilder();
    private double weighed;
    private int length;

    /** @param confidence 0 to 1 */
    public void add(String words, double confidence) {
        String part = words.strip();
        if (part.isEmpty()) {
            return;
        }
        if (text.length() + part.length() > LONGEST) {
            throw new MalformedAnswer("more than " + LONGEST + " characters of one utterance");
        }
        text.append(text.isEmpty() ? "" : " ").append(part);
        weighed += part.length() * confidence;
        length += part.length();
    }

    public String text() {
        return text.toString();
    }

    /** With words behind it that are not final. */
    public String with(String words) {
        String part = words.strip();
        return part.isEmpty() || text.isEmpty() ? text + part : text + " " + part;
    }

    /** 1 when there are no words. */
    public double confidence() {
        return length == 0 ? 1 : weighed / length;
    }
}
