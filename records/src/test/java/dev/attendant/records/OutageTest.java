package dev.attendant.records;

import static dev.attendant.records.Talk.LONG;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Turn;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class OutageTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(RecordWriter.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @TempDir
    Path dir;

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(logged);
    }

    @Test
    void whatIsSaidWhileTheDatabaseIsGoneIsWrittenWhenItIsBack() throws Exception {
        Server server = server("0");
        RecordsSettings settings = RecordsSettings.at("jdbc:h2:" + server.getURL() + "/" + dir.resolve("remote"));
        Talk talk = new Talk();
        try (CallRecords records = CallRecords.open(settings)) {
            records.on(talk.started());
            assertThat(records.flush(LONG)).isTrue();

            server.stop();
            records.on(talk.said(1, Turn.Speaker.CALLER, "Is anybody there?"));
            assertThat(records.flush(Duration.ofMillis(300))).isFalse();
            records.on(talk.ended(CallResult.COMPLETED));

            server = server(Integer.toString(server.getPort()));
            assertThat(records.flush(LONG)).isTrue();
            CallDetails call = records.history().call(talk.id).orElseThrow();
            assertThat(call.turns()).hasSize(1);
            assertThat(call.call().result()).isEqualTo(RecordedResult.COMPLETED);
            assertThat(records.dropped()).isZero();
        } finally {
            server.stop();
        }
    }

    @Test
    @Timeout(60)
    void theProgramEndsAlsoWithoutItsDatabaseAndTellsWhatIsLost() throws Exception {
        Server server = server("0");
        Talk talk = new Talk();
        CallRecords records = CallRecords.open(
                RecordsSettings.at("jdbc:h2:" + server.getURL() + "/" + dir.resolve("remote")));
        records.on(talk.started());
        assertThat(records.flush(LONG)).isTrue();
        server.stop();
        for (int turn = 1; turn <= 1000; turn++) {
            records.on(talk.said(turn, Turn.Speaker.CALLER, "lost"));
        }

        records.close(Duration.ofMillis(300));

        assertThat(records.awaitEnd(LONG)).isTrue();
        assertThat(logged.list).extracting(ILoggingEvent::getFormattedMessage)
                .last().asString().isEqualTo("1000 entries of the call records are lost: the database did not come"
                        + " back before the end");
    }

    private Server server(String port) throws Exception {
        return Server.createTcpServer("-tcpPort", port, "-tcpDaemon", "-ifNotExists", "-baseDir", dir.toString())
                .start();
    }

    @Test
    void aDatabaseShutDownUnderneathIsOpenedAgain() throws Exception {
        RecordsSettings settings = RecordsSettings.at("jdbc:h2:file:" + dir.resolve("local"));
        Talk talk = new Talk();
        try (CallRecords records = CallRecords.open(settings)) {
            records.on(talk.started());
            assertThat(records.flush(LONG)).isTrue();
            try (Connection other = DriverManager.getConnection(settings.url() + ";AUTO_SERVER=TRUE",
                    settings.user(), settings.password())) {
                other.createStatement().execute("shutdown");
            }
            records.on(talk.ended(CallResult.COMPLETED));

            assertThat(records.flush(LONG)).isTrue();
            assertThat(records.history().call(talk.id).orElseThrow().call().result())
                    .isEqualTo(RecordedResult.COMPLETED);
        }
    }

    @Test
    void aSingleFailureIsNotTold() {
        Outage outage = new Outage(logger, () -> 0);
        for (int i = 0; i < 3; i++) {
            outage.goesOn(new RuntimeException("once"), 1, 0);
            outage.over(0);
        }
        assertThat(logged.list).isEmpty();
    }

    @Test
    void anOutageIsToldOnceAMinuteAndItsEndOnce() {
        AtomicLong now = new AtomicLong();
        Outage outage = new Outage(logger, now::get);
        RuntimeException reason = new RuntimeException("no\nconnection");

        outage.over(0);
        for (int second = 0; second <= 61; second++) {
            now.set(Duration.ofSeconds(second).toNanos());
            outage.goesOn(reason, 20, 3);
        }
        outage.over(4);
        outage.over(4);

        assertThat(logged.list).extracting(ILoggingEvent::getFormattedMessage).satisfiesExactly(
                first -> assertThat(first).contains("(2 attempts; 20 entries wait, 3 dropped)", "no connection"),
                minute -> assertThat(minute).contains("(62 attempts;"),
                end -> assertThat(end).contains("is back; 4 entries were dropped"));
    }

    @Test
    void aFullQueueFirstLosesTheOldestOfWhatOnlyTellsHowACallWent() {
        Talk talk = new Talk();
        EntryQueue queue = new EntryQueue(3, 100);
        add(queue, new CallEvent.Resumed(talk.id, Talk.after(1)));
        add(queue, talk.started());
        add(queue, new CallEvent.LineOpened(talk.id, Talk.after(2), 8000));
        add(queue, talk.said(1, Turn.Speaker.CALLER, "one"));
        add(queue, talk.said(2, Turn.Speaker.CALLER, "two"));
        add(queue, talk.said(3, Turn.Speaker.CALLER, "three finds no place"));

        assertThat(queue.dropped()).isEqualTo(3);
        assertThat(queue.take(10)).extracting(entry -> EventDetail.kind(((Entry.Happened) entry).event()))
                .containsExactly("started", "turn-taken", "turn-taken");
    }

    @Test
    void whatIsTakenIsInTheOrderInWhichItWasToldAndBounded() {
        Talk talk = new Talk();
        EntryQueue queue = new EntryQueue(100, 0);
        List<CallEvent> told = List.of(talk.started(), new CallEvent.Resumed(talk.id, Talk.after(1)),
                talk.said(1, Turn.Speaker.CALLER, "one"), new CallEvent.Resumed(talk.id, Talk.after(2)),
                talk.ended(CallResult.COMPLETED));
        told.forEach(event -> add(queue, event));

        assertThat(queue.take(3)).extracting(Entry::number).containsExactly(1L, 2L, 3L);
        assertThat(queue.take(3)).extracting(Entry::number).containsExactly(4L, 5L);
        queue.close();
        assertThat(queue.take(3)).isEmpty();
    }

    private static void add(EntryQueue queue, CallEvent event) {
        queue.add(number -> new Entry.Happened(number, event));
    }
}
