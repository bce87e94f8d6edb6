package dev.attendant.speech.request;

/** What was heard. @param words empty when there were none */
public record Transcript(String words, double confidence) {

    public static final Transcript NOTHING = new Transcript("", 1);
}
