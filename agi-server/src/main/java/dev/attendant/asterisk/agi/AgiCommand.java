package dev.attendant.asterisk.agi;

/** Writes commands as Asterisk's {@code res_agi.c} reads them. */
final class AgiCommand {

    private AgiCommand() {}

    /** A command line, its arguments quoted where they need to be. */
    static String line(String command, String... arguments) {
        StringBuilder line = new StringBuilder(command);
        for (String argument : arguments) {
            line.append(' ').append(quote(argument));
        }
        return line.append('\n').toString();
    }

    /**
     * A line break would end the command, and a quote the argument. Asterisk takes the character behind a
     * backslash as it is; a line break it cannot carry at all.
     */
    private static String quote(String argument) {
        StringBuilder quoted = new StringBuilder("\"");
        argument.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.appendCodePoint(c == '\n' || c == '\r' || c == 0 ? ' ' : c);
        });
        return quoted.append('"').toString();
    }
}
