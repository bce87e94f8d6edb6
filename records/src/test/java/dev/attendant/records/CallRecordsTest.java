package dev.attendant.records;

import static dev.attendant.records.Talk.LONG;
import static dev.attendant.records.Talk.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.conversation.Turn;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallRecordsTest {

    @TempDir
    Path dir;

    private RecordsSettings settings() {
        return RecordsSettings.at("jdbc:h2:file:" + dir.resolve("data/attendant"));
    }

    @Test
    void aCallIsRememberedWithItsTurnsNotesTransferAndEveryEvent() {
        Talk talk = new Talk();
        Transfer transfer = new Transfer("support", Duration.ofSeconds(40), "Printer on fire");
        List<CallEvent> events = List.of(
                talk.started(),
                new CallEvent.LineOpened(talk.id, after(1), 8000),
                new CallEvent.Greeted(talk.id, after(1), Duration.ofMillis(210)),
                talk.said(1, Turn.Speaker.ATTENDANT, "Good morning"),
                new CallEvent.BargedIn(talk.id, after(2), "Good"),
                new CallEvent.Resumed(talk.id, after(2)),
                talk.said(2, Turn.Speaker.CALLER, "My printer burns"),
                new CallEvent.Noted(talk.id, after(3), "device", "printer"),
                new CallEvent.ToolUsed(talk.id, after(4), "lookup", new JsonObject().put("device", "printer"),
                        new JsonObject().put("found", true), Duration.ofMillis(30)),
                new CallEvent.Failed(talk.id, after(5), "model", "timed out"),
                new CallEvent.TransferBegan(talk.id, after(6), transfer),
                new CallEvent.TransferEnded(talk.id, after(50), transfer,
                        new TransferOutcome.Connected("PJSIP/2001", Duration.ofSeconds(44))),
                talk.ended(CallResult.TRANSFERRED));

        try (CallRecords records = CallRecords.open(settings())) {
            events.forEach(records::on);
            records.recorded(talk.id, Path.of("/recordings/a.wav"));
            assertThat(records.flush(LONG)).isTrue();

            CallDetails details = records.history().call(talk.id).orElseThrow();
            assertThat(details.call()).isEqualTo(new CallRow(talk.id, "asterisk", "1711700000.17", "reception",
                    "+49 30 1234", "Ada Lovelace", "100", Talk.ARRIVED, Optional.of(after(60)),
                    RecordedResult.TRANSFERRED, Duration.ofSeconds(60),
                    Optional.of(new TransferRow("support", Optional.of(TransferResult.CONNECTED), "PJSIP/2001",
                            Duration.ofSeconds(44))),
                    "Printer on fire", Optional.of(Path.of("/recordings/a.wav"))));
            assertThat(details.turns()).containsExactly(
                    new TurnRow(new Turn(1, Turn.Speaker.ATTENDANT, "Good morning", "Good morning",
                            Duration.ofMillis(620), 0.75), after(1)),
                    new TurnRow(new Turn(2, Turn.Speaker.CALLER, "My printer burns", "My printer burns",
                            Duration.ofMillis(620), 0.75), after(2)));
            assertThat(details.notes()).containsExactly(new NoteRow("device", "printer", after(3)));
            assertThat(details.events()).extracting(EventRow::kind).containsExactly("started", "line-opened",
                    "greeted", "turn-taken", "barged-in", "resumed", "turn-taken", "noted",
                    "tool-used", "failed", "transfer-began", "transfer-ended", "ended");
            assertThat(details.events().get(8).detail()).isEqualTo(new JsonObject(
                    "{\"tool\":\"lookup\",\"tookMs\":30,\"arguments\":{\"device\":\"printer\"},"
                            + "\"result\":{\"found\":true}}"));
            assertThat(details.events().get(11).detail().getString("outcome")).isEqualTo("connected");
        }
    }

    @Test
    void aCallThatAnEarlierRunLeftOpenIsInterruptedAtTheLastThingKnownOfIt() {
        Talk finished = new Talk();
        Talk open = new Talk();
        CallRecords killed = CallRecords.open(settings());
        List.of(finished.started(), finished.ended(CallResult.COMPLETED), open.started(),
                open.said(1, Turn.Speaker.ATTENDANT, "Hello"), open.said(7, Turn.Speaker.CALLER, "Hi"))
                .forEach(killed::on);
        assertThat(killed.flush(LONG)).isTrue();

        try (CallRecords records = CallRecords.open(settings())) {
            CallDetails call = records.history().call(open.id).orElseThrow();
            assertThat(call.call().result()).isEqualTo(RecordedResult.INTERRUPTED);
            assertThat(call.call().endedAt()).contains(after(7));
            assertThat(call.call().length()).isEqualTo(Duration.ofSeconds(7));
            assertThat(call.turns()).hasSize(2);
            assertThat(records.history().call(finished.id).orElseThrow().call().result())
                    .isEqualTo(RecordedResult.COMPLETED);
        }
        killed.close();
    }

    @Test
    void whatManyCallsTellAtOnceAllArrivesInEachCallsOrder() throws Exception {
        int calls = 50;
        int turns = 200;
        List<Talk> talks = IntStream.range(0, calls).mapToObj(i -> new Talk()).toList();
        try (CallRecords records = CallRecords.open(settings(), calls * (turns + 1))) {
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (Talk talk : talks) {
                threads.add(Thread.ofVirtual().start(() -> {
                    awaitQuietly(go);
                    records.on(talk.started());
                    for (int turn = 1; turn <= turns; turn++) {
                        records.on(talk.said(turn, Turn.Speaker.CALLER, "turn " + turn));
                    }
                }));
            }
            go.countDown();
            for (Thread thread : threads) {
                assertThat(thread.join(LONG)).isTrue();
            }
            assertThat(records.flush(LONG)).isTrue();
            assertThat(records.dropped()).isZero();
            for (Talk talk : talks) {
                CallDetails call = records.history().call(talk.id).orElseThrow();
                assertThat(call.turns()).hasSize(turns);
                assertThat(call.events()).extracting(event -> event.detail().getInteger("turn", 0))
                        .containsExactlyElementsOf(IntStream.rangeClosed(0, turns).boxed().toList());
            }
        }
    }

    @Test
    void nothingThatACallerSaysOrIsCalledBreaksItsRecord() {
        List<String> hostile = List.of("O'Brien'); drop table calls; --", "\"quoted\" \\ back :name ?1 {}",
                "\uD83D\uDE00 سلام xin chào", "nul\u0000nul", "half \uD83D pair", "line\r\nbreak", "",
                "x".repeat(100_000), "\uD83D\uDE00".repeat(50_000));
        try (CallRecords records = CallRecords.open(settings())) {
            for (String text : hostile) {
                Talk talk = new Talk(UUID.randomUUID(), text);
                List.of(talk.started(text, text), talk.said(1, Turn.Speaker.CALLER, text),
                        new CallEvent.Noted(talk.id, after(2), text, text),
                        new CallEvent.Failed(talk.id, after(3), text, text),
                        new CallEvent.ToolUsed(talk.id, after(3), text, new JsonObject().put(text, text),
                                new JsonObject(), Duration.ZERO),
                        new CallEvent.TransferBegan(talk.id, after(4), new Transfer(text, Duration.ZERO, text)),
                        talk.ended(CallResult.COMPLETED)).forEach(records::on);
                assertThat(records.flush(LONG)).isTrue();

                CallDetails call = records.history().call(talk.id).orElseThrow();
                String kept = Columns.text(text, 4000);
                assertThat(call.turns().getFirst().turn().text()).isEqualTo(kept);
                assertThat(call.notes().getFirst().value()).isEqualTo(kept);
                assertThat(call.call().result()).isEqualTo(RecordedResult.COMPLETED);
                assertThat(call.events()).hasSize(7);
                assertThat(call.events().get(3).detail().getString(text.length() > 5000 ? "truncated" : "reason"))
                        .isNotNull();
            }
        }
    }

    @Test
    void anEntryThatTheDatabaseRefusesCostsNoOtherTheirs() {
        Talk talk = new Talk();
        try (CallRecords records = CallRecords.open(settings())) {
            records.on(talk.started());
            records.on(talk.said(1, Turn.Speaker.CALLER, "first"));
            records.on(talk.said(1, Turn.Speaker.CALLER, "the same turn again"));
            records.on(talk.said(2, Turn.Speaker.CALLER, "second"));
            assertThat(records.flush(LONG)).isTrue();

            assertThat(records.history().call(talk.id).orElseThrow().turns())
                    .extracting(row -> row.turn().text()).containsExactly("first", "second");
        }
    }

    @Test
    void closingWritesWhatWaitsAndWhatIsToldLaterDisturbsNobody() {
        Talk talk = new Talk();
        CallRecords records = CallRecords.open(settings());
        records.on(talk.started());
        for (int turn = 1; turn <= 1000; turn++) {
            records.on(talk.said(turn, Turn.Speaker.CALLER, "turn"));
        }
        records.close();
        assertThatCode(() -> records.on(talk.ended(CallResult.COMPLETED))).doesNotThrowAnyException();

        try (CallHistory history = CallHistory.read(settings())) {
            assertThat(history.call(talk.id).orElseThrow().turns()).hasSize(1000);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
