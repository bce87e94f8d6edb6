package dev.attendant.models.scripted;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with names in braces. */
final class Template {

    static final Pattern NAME = Pattern.compile("\\{([^{}\\s]{1,64})\\}");

    private static final int LONGEST_VALUE = 300;

    private Template() {}

    /** Puts the values in, once: a value that has braces itself stays as it is. A name without a value goes. */
    static String fill(String text, Map<String, String> values) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        String filled = NAME.matcher(text).replaceAll(match ->
                Matcher.quoteReplacement(values.getOrDefault(match.group(1), "")));
        return filled.replaceAll(" {2,}", " ").replaceAll(" (?=[.,;:!?])", "").strip();
    }

    static boolean uses(String text, String name) {
        return text.contains("{" + name + "}");
    }

    /** A value from outside, fit to be spoken: one line, and not endless. */
    static String clean(String value) {
        String line = value.replaceAll("[\\p{Cntrl}\\p{Z}\\p{Cf}]+", " ").strip();
        return cut(line, LONGEST_VALUE);
    }

    /** At most so many characters, with no character cut in two. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }
}
