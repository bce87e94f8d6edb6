package dev.attendant.records;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pool of connections, and who may use them: one writer, and readers in the order in which they came. */
final class Database implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Database.class);
    private static final String H2_FILE = "jdbc:h2:file:";
    /** Shared with other processes, and without a file of errors (and what callers said) beside the database. */
    private static final String H2_OPTIONS = ";AUTO_SERVER=TRUE;TRACE_LEVEL_FILE=0";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READER_PATIENCE = Duration.ofSeconds(10);
    /** H2 told us by IFEXISTS=TRUE that there is no file. */
    private static final String H2_NOT_FOUND = "90146";

    static {
        // The database file is shared with other processes of this machine (AUTO_SERVER); H2 would listen on all
        // of its addresses. Read once, when H2's classes load.
        if (System.getProperty("h2.bindAddress") == null) {
            System.setProperty("h2.bindAddress", "127.0.0.1");
        }
    }

    private final RecordsSettings settings;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Semaphore readers;

    private Database(RecordsSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        // The pool itself is unfair: under many virtual threads some would wait for seconds.
        this.readers = new Semaphore(pool.getMaximumPoolSize() - 1, true);
    }

    /** Opens the database for writing: creates it, or brings its tables up to date. */
    static Database migrated(RecordsSettings settings) {
        Optional<Path> file = h2File(settings.url());
        file.ifPresent(Database::createDirectory);
        HikariDataSource pool = connect(settings, H2_OPTIONS);
        file.ifPresent(Database::restrict);
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(pool)
                    .locations("classpath:dev/attendant/records/migrations")
                    .load()
                    .migrate();
            return new Database(settings, pool);
        } catch (FlywayException e) {
            pool.close();
            throw new RecordsUnavailable("The tables at " + settings.shownUrl() + " cannot be brought up to date: "
                    + Columns.logged(e) + ". Is a database of this version's own named in records.url?", e);
        }
    }

    /** Opens the database for reading; changes nothing. */
    static Database existing(RecordsSettings settings) {
        Database database = new Database(settings, connect(settings, H2_OPTIONS + ";IFEXISTS=TRUE"));
        try {
            database.jdbi.useHandle(handle -> handle.select("select count(*) from calls where id = ''")
                    .mapTo(Long.class).one());
            return database;
        } catch (JdbiException e) {
            database.close();
            throw noRecords(settings, e);
        }
    }

    private static HikariDataSource connect(RecordsSettings settings, String h2Options) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("records");
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(Math.max(2, settings.pool()));
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        try {
            config.setJdbcUrl(settings.url().startsWith(H2_FILE) ? settings.url() + h2Options : settings.url());
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            if (Columns.sqlState(e).equals(H2_NOT_FOUND)) {
                throw noRecords(settings, e);
            }
            throw new RecordsUnavailable("The records at " + settings.shownUrl() + " cannot be opened: "
                    + Columns.logged(e) + ". Check records.url, records.user and records.password.", e);
        }
    }

    private static RecordsUnavailable noRecords(RecordsSettings settings, Exception cause) {
        return new RecordsUnavailable("There are no records yet at " + settings.shownUrl()
                + ": they begin with the first start of `attendant serve`. If it has run, check records.url and the"
                + " directory that you are in.", cause, true);
    }

    private static Optional<Path> h2File(String url) {
        if (!url.startsWith(H2_FILE) || url.startsWith(H2_FILE + "~")) {
            return Optional.empty();
        }
        return Optional.of(Path.of(url.substring(H2_FILE.length()).replaceFirst(";.*", "")).toAbsolutePath());
    }

    /** What callers said is nobody else's business: a new directory is ours alone. */
    private static void createDirectory(Path file) {
        try {
            PrivateFiles.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new RecordsUnavailable("The directory " + file.getParent() + " for the records cannot be created: "
                    + e + ". Create it, or name another in records.url.", e);
        }
    }

    /** The directory may have been there before, open to others; in the lock file stands the server's key. */
    private static void restrict(Path file) {
        for (String suffix : List.of(".mv.db", ".lock.db")) {
            try {
                PrivateFiles.restrict(file.resolveSibling(file.getFileName() + suffix));
            } catch (IOException e) {
                log.warn("{}{} can be read by other users of this machine: {}", file, suffix, e.toString());
            }
        }
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** Reads, in its turn. */
    <T> T read(Function<Handle, T> query) {
        try {
            if (!readers.tryAcquire(READER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RecordsUnavailable("The records are busy: no connection was free for "
                        + READER_PATIENCE.toSeconds() + " s. Raise records.pool, or look at the database.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecordsUnavailable("Interrupted while waiting for the records.", e);
        }
        try {
            return jdbi.withHandle(query::apply);
        } catch (JdbiException e) {
            throw new RecordsUnavailable("The records at " + settings.shownUrl() + " cannot be read: "
                    + Columns.logged(e) + ".", e);
        } finally {
            readers.release();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
