package dev.attendant.records;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * The calls that were recorded. Every method blocks, throws {@link RecordsUnavailable} when the database does,
 * and may be called from any number of virtual threads.
 */
public final class CallHistory implements AutoCloseable {

    private static final Pattern ID_PREFIX = Pattern.compile("[0-9a-f]{4}[0-9a-f-]{0,32}");
    private static final int MOST = 10_000;
    private static final int SHOWN_IDS = 5;

    private final Database database;
    private final boolean owner;

    private CallHistory(Database database, boolean owner) {
        this.database = database;
        this.owner = owner;
    }

    static CallHistory of(Database database) {
        return new CallHistory(database, false);
    }

    /**
     * Opens the records for reading only, also while another process writes them: creates nothing, and changes
     * no call.
     *
     * <p>With H2 the first process to open the file serves it to the others over 127.0.0.1 (AUTO_SERVER), on a
     * port and with a key that stand in {@code <file>.lock.db}.
     *
     * @throws RecordsUnavailable when there are none, or the database does not answer
     */
    public static CallHistory read(RecordsSettings settings) {
        return new CallHistory(Database.existing(settings), true);
    }

    /** The newest first, at most so many (and never more than 10,000). */
    public List<CallRow> recent(CallFilter filter, int limit) {
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder("select * from calls where 1 = 1");
        filter.scenario().ifPresent(scenario -> {
            sql.append(" and scenario = ?");
            values.add(scenario);
        });
        filter.result().ifPresent(result -> {
            if (result == RecordedResult.OPEN) {
                sql.append(" and call_result is null");
            } else {
                sql.append(" and call_result = ?");
                values.add(result.value());
            }
        });
        sql.append(" order by arrived_at desc, id limit ?");
        values.add(Math.clamp(limit, 0, MOST));
        return database.read(handle -> handle.select(sql.toString(), values.toArray()).map(Rows::call).list());
    }

    /** One call with all that is known of it. */
    public Optional<CallDetails> call(UUID id) {
        return database.read(handle -> handle.select("select * from calls where id = ?", id.toString())
                .map(Rows::call).findOne()
                .map(call -> details(handle, call)));
    }

    /** One call, by the first characters of its id: at least four, and no other call's. */
    public Lookup call(String idPrefix) {
        String prefix = idPrefix.strip().toLowerCase(Locale.ROOT);
        if (!ID_PREFIX.matcher(prefix).matches()) {
            return new Lookup.NotFound("'" + Columns.logged(idPrefix) + "' is not the beginning of a call's id: give"
                    + " at least its first four characters, of 0-9, a-f.");
        }
        return database.read(handle -> {
            List<CallRow> calls = handle.select("select * from calls where id like ? order by id limit ?",
                    prefix + "%", SHOWN_IDS + 1).map(Rows::call).list();
            return switch (calls.size()) {
                case 0 -> new Lookup.NotFound("No call's id begins with " + prefix + ".");
                case 1 -> new Lookup.Found(details(handle, calls.getFirst()));
                default -> new Lookup.NotFound("More than one call's id begins with " + prefix
                        + ": " + ids(calls) + ". Give more of it.");
            };
        });
    }

    private static String ids(List<CallRow> calls) {
        List<String> ids = calls.stream().limit(SHOWN_IDS).map(call -> call.id().toString()).toList();
        return String.join(", ", ids) + (calls.size() > SHOWN_IDS ? ", …" : "");
    }

    private static CallDetails details(Handle handle, CallRow call) {
        String id = call.id().toString();
        return new CallDetails(call,
                handle.select("select * from call_turns where call_id = ? order by turn_number", id)
                        .map(Rows::turn).list(),
                handle.select("select * from call_events where call_id = ? order by event_number", id)
                        .map((row, context) -> new EventRow(row.getLong("event_number"),
                                Columns.instant(row, "happened_at"), row.getString("kind"),
                                new JsonObject(row.getString("detail"))))
                        .list(),
                handle.select("select * from call_notes where call_id = ? order by note_number", id)
                        .map((row, context) -> new NoteRow(row.getString("note_name"), row.getString("note_value"),
                                Columns.instant(row, "noted_at")))
                        .list());
    }

    @Override
    public void close() {
        if (owner) {
            database.close();
        }
    }
}
