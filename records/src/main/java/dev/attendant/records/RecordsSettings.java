package dev.attendant.records;

/**
 * Where the records are.
 *
 * @param url      JDBC; an H2 file by default. Other databases need their driver on the class path
 * @param user     the database's user
 * @param password theirs; never logged
 * @param pool     how many connections, at least 2: one writes, the others read
 */
public record RecordsSettings(String url, String user, String password, int pool) {

    public static final String DEFAULT_URL = "jdbc:h2:file:./data/attendant";

    /** The database that needs no set-up: a file below {@code data/}. */
    public static final RecordsSettings DEFAULT = at(DEFAULT_URL);

    /** A database that asks for no password. */
    public static RecordsSettings at(String url) {
        return new RecordsSettings(url, "attendant", "", 4);
    }

    @Override
    public String toString() {
        return "RecordsSettings[" + shownUrl() + ", user=" + user + ", pool=" + pool + "]";
    }

    /** The address without what must not be shown. */
    String shownUrl() {
        return url.replaceAll("(?i)(password=)[^;&]*", "$1…").replaceAll("//[^/@;]*@", "//…@");
    }
}
