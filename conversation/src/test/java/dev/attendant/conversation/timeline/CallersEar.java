package dev.attendant.conversation.timeline;

import dev.attendant.conversation.audio.Frame;

/** What the caller hears, frame by frame, and as words. */
public final class CallersEar {

    /** Silence of up to so many frames stands between two words; a longer one is written as {@code |}. */
    private static final int GAP = 6;

    private final StringBuilder characters = new StringBuilder();

    public void hears(short[] frame) {
        characters.append(AttendantVoice.character(frame));
    }

    /** All that was heard. */
    public String words() {
        return wordsSince(0);
    }

    /** What was heard since a millisecond of the axis, cut characters left out. */
    public String wordsSince(int millis) {
        StringBuilder words = new StringBuilder();
        int at = millis / Frame.MILLIS;
        while (at < characters.length()) {
            int end = at;
            while (end < characters.length() && characters.charAt(end) == characters.charAt(at)) {
                end++;
            }
            words.append(written(characters.charAt(at), end - at));
            at = end;
        }
        return words.toString().replaceAll("^\\||\\|$", "").strip();
    }

    private static String written(char character, int frames) {
        if (character == ' ') {
            return frames <= GAP ? " " : "|";
        }
        int count = (frames + 1) / AttendantVoice.FRAMES_PER_CHARACTER;
        return String.valueOf(character).repeat(count);
    }

    /** Whether there is sound in any frame from one millisecond to another. */
    public boolean isSoundBetween(int from, int to) {
        return !characters.substring(from / Frame.MILLIS, to / Frame.MILLIS).isBlank();
    }

    /** Whether there is no sound in the last so many milliseconds. */
    public boolean isSilentFor(int millis) {
        int frames = millis / Frame.MILLIS;
        return characters.length() >= frames && characters.substring(characters.length() - frames).isBlank();
    }

    /** How long the longest silence between two sounds is since a millisecond. */
    public int longestSilenceSince(int millis) {
        int longest = 0;
        int silent = 0;
        for (char character : characters.substring(millis / Frame.MILLIS).toCharArray()) {
            silent = character == ' ' ? silent + 1 : 0;
            longest = Math.max(longest, silent);
        }
        return longest * Frame.MILLIS;
    }

    /** When sound begins, at or after a millisecond; -1 when it does not. */
    public int soundAfter(int millis) {
        for (int i = millis / Frame.MILLIS; i < characters.length(); i++) {
            if (characters.charAt(i) != ' ') {
                return i * Frame.MILLIS;
            }
        }
        return -1;
    }

    /** When the last sound ended. */
    public int soundEnded() {
        int end = characters.length();
        while (end > 0 && characters.charAt(end - 1) == ' ') {
            end--;
        }
        return end * Frame.MILLIS;
    }
}
