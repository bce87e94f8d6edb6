package dev.attendant.asterisk.mrcp;

/**
 * Texts as app_unimrcp's arguments. A text comes from a model and from callers: it shall be spoken, and be nothing
 * else (a file, a URL, a document in SSML, a second argument).
 */
final class MrcpText {

    private static final String SCHEMES = "(?is)[a-z][a-z0-9+.-]*:\\S.*";

    private MrcpText() {}

    /**
     * A text that app_unimrcp takes for plain text. It looks at how one begins ({@code speech_channel.c}: {@code /},
     * {@code <?xml}, {@code <speak}, {@code http://}, {@code file:}, {@code audio:}; quotes around it are removed
     * before): so one that begins with anything but a letter or a digit, or as with a scheme, gets a comma before it.
     */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> plain.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        String spoken = plain.toString().replaceAll("\\s+", " ").strip();
        boolean harmless = !spoken.isEmpty()
                && Character.isLetterOrDigit(spoken.codePointAt(0))
                && !spoken.matches(SCHEMES);
        return harmless || spoken.isEmpty() ? spoken : ", " + spoken;
    }

    /**
     * An argument of an application: Asterisk splits at commas, and removes a backslash before any character and all
     * other quotes ({@code ast_app_separate_args} in {@code main/app.c}). AGI's own quoting comes after this.
     */
    static String argument(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if ("\\\",()[]".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }
}
