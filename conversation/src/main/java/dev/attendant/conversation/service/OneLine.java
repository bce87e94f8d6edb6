package dev.attendant.conversation.service;

/** Text from outside, fit for a log line, an error's text or a prompt. */
public final class OneLine {

    private OneLine() {}

    /** One line without control characters, of at most so many characters, none of them cut in two. */
    public static String of(String text, int most) {
        // what lies far behind the cut need not be looked at
        String near = text.length() > 4 * most ? text.substring(0, 4 * most) : text;
        String line = near.replaceAll("[\\p{Cntrl}\\p{Z}\\p{Cf}]+", " ").strip();
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 2)) ? most - 2 : most - 1;
        return line.substring(0, end) + "…";
    }
}
