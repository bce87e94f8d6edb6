package dev.attendant.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;

/** How our values go into columns and come out again, alike in every database. */
final class Columns {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int LOGGED_LENGTH = 300;

    private Columns() {}

    /**
     * A text that every database takes, whatever the caller or the PBX put into it: cut to the column's length,
     * counted as the strictest counts it (UTF-16 units), and without what PostgreSQL refuses (NUL, half a
     * surrogate pair).
     */
    static String text(String value, int length) {
        if (value == null) {
            return "";
        }
        int end = Math.min(value.length(), length);
        if (end < value.length() && Character.isHighSurrogate(value.charAt(end - 1))) {
            end--;
        }
        StringBuilder text = new StringBuilder(end);
        for (int i = 0; i < end; ) {
            int character = value.codePointAt(i);
            boolean storable = character != 0
                    && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
            text.appendCodePoint(storable ? character : REPLACEMENT);
            i += Character.charCount(character);
        }
        return text.toString();
    }

    /** A message that may quote a caller's words, as one bounded line for the log. */
    static String logged(String message) {
        return text(message, LOGGED_LENGTH).replaceAll("\\p{Cntrl}+", " ");
    }

    /** What lies at the root of an exception, as one bounded line for the log. */
    static String logged(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return logged(root.getMessage() == null ? root.toString() : root.getMessage());
    }

    /** UTC and milliseconds; not as java.sql.Timestamp, which knows no 02:30 on the night the clocks change. */
    static Argument at(Instant instant) {
        LocalDateTime utc = LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
        return (position, statement, context) -> statement.setObject(position, utc);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    static Optional<Instant> maybeInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class)).map(at -> at.toInstant(ZoneOffset.UTC));
    }

    /** The SQL state behind an exception; empty when there is none. */
    static String sqlState(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
