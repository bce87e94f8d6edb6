package dev.attendant.freeswitch.esl;

/** Makes text safe to hand to FreeSWITCH. */
public final class EslText {

    private EslText() {}

    /**
     * Text from a caller, a model or a file, to be used in an application's data as it is.
     *
     * <p>FreeSWITCH expands {@code ${variable}}, {@code $${global}} and {@code ${api command}} in it, whose
     * {@code ${system …}} runs a program, before and often again in the application
     * ({@code switch_channel_expand_variables_check} in {@code switch_channel.c}); takes a backslash away from some
     * characters, by which a {@code ${} can arise; and sets variables by a {@code %[…]} in front
     * ({@code switch_core_session_exec}). So: a blank behind every dollar sign that stands before a brace or last,
     * a slash for every backslash, no blanks in front, nor a per cent sign when a bracket follows anywhere, and a
     * blank for every control character.
     *
     * <p>What separates fields for an application (the {@code |} of {@code speak}, the {@code {…}} of
     * {@code bridge} and {@code playback}) is for the caller of that application to mind.
     */
    public static String literal(String text) {
        String line = line(text).stripLeading().replace('\\', '/');
        while (line.startsWith("%") && line.indexOf('[') > 0) {
            line = line.substring(1).stripLeading();
        }
        StringBuilder literal = new StringBuilder(line.length() + 2);
        for (int i = 0; i < line.length(); i++) {
            literal.append(line.charAt(i));
            boolean last = i + 1 == line.length();
            if (line.charAt(i) == '$' && (last || line.charAt(i + 1) == '{')) {
                literal.append(' ');
            }
        }
        return literal.toString();
    }

    /** Text as part of one line: a blank for every control character, so that nothing ends the line. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        return line.toString();
    }
}
