package dev.attendant.records;

import static dev.attendant.records.Talk.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.CallResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallHistoryTest {

    private static final UUID FIRST = UUID.fromString("abcd1111-0000-4000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("abcd2222-0000-4000-8000-000000000002");
    private static final UUID THIRD = UUID.fromString("ffff3333-0000-4000-8000-000000000003");

    @TempDir
    Path dir;

    private RecordsSettings settings() {
        return RecordsSettings.at("jdbc:h2:file:" + dir.resolve("data/attendant"));
    }

    private CallRecords threeCalls() {
        CallRecords records = CallRecords.open(settings());
        List.of(new Talk(FIRST, "sales").started(Talk.after(1)),
                new Talk(SECOND, "support").started(Talk.after(3)),
                new Talk(THIRD, "sales").started(Talk.after(2)),
                new Talk(FIRST, "sales").ended(CallResult.CALLER_HUNG_UP),
                new Talk(THIRD, "sales").ended(CallResult.COMPLETED)).forEach(records::on);
        assertThat(records.flush(LONG)).isTrue();
        return records;
    }

    @Test
    void recentCallsComeNewestFirstAndByScenarioOrResultWhenAsked() {
        try (CallRecords records = threeCalls()) {
            CallHistory history = records.history();

            assertThat(history.recent(CallFilter.ALL, 10)).extracting(CallRow::id)
                    .containsExactly(SECOND, THIRD, FIRST);
            assertThat(history.recent(CallFilter.ALL, 1)).extracting(CallRow::id).containsExactly(SECOND);
            assertThat(history.recent(new CallFilter(Optional.of("sales"), Optional.empty()), 10))
                    .extracting(CallRow::id).containsExactly(THIRD, FIRST);
            assertThat(history.recent(new CallFilter(Optional.of("sales"), RecordedResult.parse("hangup")), 10))
                    .extracting(CallRow::id).containsExactly(FIRST);
            assertThat(history.recent(new CallFilter(Optional.empty(), Optional.of(RecordedResult.OPEN)), 10))
                    .extracting(CallRow::id).containsExactly(SECOND);
            assertThat(history.recent(CallFilter.ALL, -1)).isEmpty();
        }
    }

    @Test
    void aCallIsFoundByTheBeginningOfItsIdWhenThatIsNoOthers() {
        try (CallRecords records = threeCalls()) {
            CallHistory history = records.history();

            assertThat(history.call(" FFFF3 ")).isInstanceOfSatisfying(Lookup.Found.class,
                    found -> assertThat(found.details().call().id()).isEqualTo(THIRD));
            assertThat(history.call(FIRST.toString())).isInstanceOf(Lookup.Found.class);
            assertThat(reason(history.call("abcd"))).contains(FIRST.toString(), SECOND.toString());
            assertThat(reason(history.call("0123"))).isEqualTo("No call's id begins with 0123.");
            for (String wrong : List.of("", "abc", "%%%%", "abcd%", "abcd'--", "ghij", "a".repeat(37))) {
                assertThat(reason(history.call(wrong))).contains("at least its first four characters");
            }
        }
    }

    private static String reason(Lookup lookup) {
        return ((Lookup.NotFound) lookup).reason();
    }

    @Test
    void aReaderOfRecordsThatDoNotExistIsToldSoAndCreatesNothing() {
        assertThatThrownBy(() -> CallHistory.read(settings())).isInstanceOf(RecordsUnavailable.class)
                .hasMessageContaining("There are no records yet at jdbc:h2:file:");
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void aReaderLeavesOpenCallsOpen() {
        try (CallRecords records = threeCalls(); CallHistory history = CallHistory.read(settings())) {
            assertThat(history.call(SECOND).orElseThrow().call().result()).isEqualTo(RecordedResult.OPEN);
            assertThat(records.history().call(SECOND).orElseThrow().call().endedAt()).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsToldWithoutShowingIt() {
        threeCalls().close();
        RecordsSettings wrong = new RecordsSettings(settings().url(), "attendant", "s3cret", 2);

        assertThatThrownBy(() -> CallHistory.read(wrong)).isInstanceOf(RecordsUnavailable.class)
                .hasMessageContaining("records.password").hasMessageNotContaining("s3cret");
        assertThat(wrong.toString()).doesNotContain("s3cret");
        assertThat(RecordsSettings.at("jdbc:postgresql://bob:s3cret@db/x?password=s3cret&ssl=true").toString())
                .contains("ssl=true").doesNotContain("s3cret");
    }

    @Test
    void theRecordsAreNobodyElsesToRead() throws Exception {
        try (CallRecords records = threeCalls()) {
            assertThat(records.dropped()).isZero();
            assertThat(permissions("data")).isEqualTo("rwx------");
            assertThat(permissions("data/attendant.mv.db")).isEqualTo("rw-------");
            assertThat(permissions("data/attendant.lock.db")).isEqualTo("rw-------");
        }
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(file)));
    }

    @Test
    void manyReadersAllGetTheirTurn() throws Exception {
        try (CallRecords records = threeCalls();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<CallRow>>> reads = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                reads.add(threads.submit(() -> records.history().recent(CallFilter.ALL, 10)));
            }
            for (Future<List<CallRow>> read : reads) {
                assertThat(read.get(30, TimeUnit.SECONDS)).hasSize(3);
            }
        }
    }
}
